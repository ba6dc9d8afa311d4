-- Which scheme holds for a class in a period is decided from all that were enacted: one that takes over ends what
-- another lets fall due. What was enacted is read again from its owner.
drop table scored_kind;
delete from projected_table where name = 'scored_kind';
create table enacted_scheme (
    region     text    not null,
    scheme     text    not null,
    version    integer not null,
    unit_class text    not null,
    cycle      text,
    kinds      text[]  not null,
    due        boolean not null,
    from_day   date,
    until_day  date,
    sequence   bigint  not null,
    primary key (region, scheme, version)
);
comment on table enacted_scheme is 'The enacted versions of schemes: the kinds of period they score, whether once these are due, and for how long.';
grant select, insert, update, delete on enacted_scheme to ${service};
insert into projected_table (name) values ('enacted_scheme');
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'scored-kinds' and journal = 'indicators' and position > 0
on conflict do nothing;
