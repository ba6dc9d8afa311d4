insert into projected_table (name)
values ('open_region'), ('unit_class'), ('unit'), ('cycle'), ('goal'), ('target');
update journal set projected = array['units', 'cycles', 'goals', 'targets'] where journal = 'goals';
drop table inbox;
