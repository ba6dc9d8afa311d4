-- A scheme may stand from a period on, without a cycle.
alter table scheme_version alter column cycle drop not null;

-- The periods of cycles: by them it is told whether two schemes hold at the same time.
create table known_cycle (
    region text not null,
    cycle  text not null,
    period text not null,
    primary key (region, cycle)
);
insert into projected_table (name) values ('known_cycle');
grant select, insert, update, delete on known_cycle to ${service};
