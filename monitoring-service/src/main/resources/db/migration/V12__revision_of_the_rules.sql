-- What submissions are checked against is kept in memory while its revision stands.
create table known_revision (
    region   text primary key,
    revision uuid not null
);
comment on table known_revision is 'A new one with every change of a region''s known_ tables, whoever makes it; none comes twice.';
insert into known_revision (region, revision)
select region, gen_random_uuid()
from (
    select region from known_region
    union
    select region from known_unit
    union
    select region from known_indicator
    union
    select region from known_cycle
) known;
insert into projected_table (name) values ('known_revision');
grant select, insert, update, delete on known_revision to ${service};
