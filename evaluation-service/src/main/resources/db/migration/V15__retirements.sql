-- A retired indicator counts no more. The retirements that were passed over are read again from the owner.
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'live-scoring' and journal = 'indicators' and position > 0;
