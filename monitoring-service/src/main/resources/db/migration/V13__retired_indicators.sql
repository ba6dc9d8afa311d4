-- A retired indicator is not reported any more. The retirements that were passed over are read again from the owner.
alter table known_indicator add column retired_from text;
update checkpoint set position = 0 where subscriber = 'submission-rules' and journal = 'indicators';
