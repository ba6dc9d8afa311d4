-- A unit is called by another name from a day on. The names are heard again from the beginning, since their days were
-- passed over.
alter table known_name add column from_date date not null default '0001-01-01';
comment on column known_name.from_date is 'The day from which it is called so.';
truncate known_name;
update checkpoint set position = 0 where subscriber = 'score-table' and journal in ('goals', 'indicators');
