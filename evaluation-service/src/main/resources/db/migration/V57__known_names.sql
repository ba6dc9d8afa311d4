-- What units, classes and indicators are called: runs are told by name.
create table known_name (
    region text not null,
    kind   text not null,
    code   text not null,
    name   text not null,
    primary key (region, kind, code)
);
insert into projected_table (name) values ('known_name');
grant select, insert, update, delete on known_name to ${service};
