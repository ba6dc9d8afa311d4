-- Figures may be made of those of the units below: where units stand was passed over, and is read again from the owner.
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'live-scoring' and journal = 'goals' and position > 0;
