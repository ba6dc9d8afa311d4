-- What describes an indicator and its versions, and how far it has come. The views are made again when the service starts.
alter table indicator add column stage text;
alter table indicator add column control text;
alter table indicator add column family text;
alter table indicator add column horizon text;
alter table indicator add column tags text;
alter table indicator add column about text;
alter table indicator add column state text not null default 'proposed';
alter table indicator add column direction text;
alter table indicator add column frequency text;
alter table indicator_version add column about text;
alter table indicator_version add column author text not null default '';
update journal
set projected = array_remove(array_remove(projected, 'indicators'), 'indicator-versions')
where journal = 'indicators';
