insert into projected_table (name) values ('indicator'), ('indicator_version'), ('scheme_version');
update journal set projected = array['indicators', 'schemes'] where journal = 'indicators';
drop table inbox;
