-- What a cycle assesses: an indicator is not retired within a cycle whose scheme uses it.
create table known_cycle (
    region text not null,
    cycle  text not null,
    period text not null,
    primary key (region, cycle)
);
insert into projected_table (name) values ('known_cycle');
grant select, insert, update, delete on known_cycle to ${service};
-- The cycles that were passed over are read again from their owner.
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-names' and journal = 'goals' and position > 0;
