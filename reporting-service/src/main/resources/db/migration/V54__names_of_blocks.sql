-- Names of blocks stand in enacted schemes, which were passed over so far: they are read again from their owner.
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'score-table' and journal = 'indicators' and position > 0
on conflict do nothing;
