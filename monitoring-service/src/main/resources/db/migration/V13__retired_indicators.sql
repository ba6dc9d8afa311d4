-- A retired indicator is not reported any more. The retirements that were passed over are read again from the owner.
alter table known_indicator add column retired_from text;
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'submission-rules' and journal = 'indicators' and position > 0;
