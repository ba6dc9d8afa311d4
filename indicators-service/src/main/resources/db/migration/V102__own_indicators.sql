-- Which indicators units have of their own: none of them is retired while a list holds that names it.
create table known_own_list (
    region     text    not null,
    unit       text    not null,
    scheme     text    not null,
    block      text    not null,
    number     integer not null,
    since      text    not null,
    indicators text[]  not null,
    primary key (region, unit, scheme, block, number)
);
comment on table known_own_list is 'The lists of units'' own indicators in blocks of schemes, in the order in which they were set.';
insert into projected_table (name) values ('known_own_list');
grant select, insert, update, delete on known_own_list to ${service};
