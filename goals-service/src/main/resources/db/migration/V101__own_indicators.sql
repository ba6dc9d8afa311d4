-- The indicators that units have of their own in blocks of schemes, as granted, and what is asked for.
select new_ranged_table('own_list', 'goals',
    'unit text not null, scheme text not null, block text not null, since text not null, items text not null, reason text not null, by text not null, request text not null, version integer not null',
    'unit, scheme, block, version');
alter table change_request add column own_list text;

-- What is assessed by units' own indicators, and how they are measured.
create table known_scheme (
    region  text    not null,
    scheme  text    not null,
    version integer not null,
    own     text[]  not null,
    fixed   text[]  not null,
    primary key (region, scheme)
);
create table known_measure (
    region    text    not null,
    indicator text    not null,
    version   integer not null,
    compares  boolean not null,
    retired   text,
    primary key (region, indicator)
);
insert into projected_table (name) values ('known_scheme'), ('known_measure');
grant select, insert, update, delete on known_scheme, known_measure to ${service};
