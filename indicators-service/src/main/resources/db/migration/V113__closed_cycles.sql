-- A scheme is not enacted for a cycle that is closed. That cycles were closed is read again from their owner, since it was
-- passed over.
alter table known_cycle add column closed boolean not null default false;
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-cycles' and journal = 'goals' and position > 0
on conflict do nothing;
