-- What was taken in before there were subscribers, under those that took it in; its views need not be made again.
insert into checkpoint (region, subscriber, journal, position)
select region, 'submission-rules', journal, position
from inbox
where journal in ('goals', 'indicators')
union all
select region, 'alerts', journal, position
from inbox
where journal = 'scores';
update parked set subscriber = case journal when 'scores' then 'alerts' else 'submission-rules' end;
drop table inbox;

insert into projected_table (name)
values ('observation'), ('alert'), ('known_region'), ('known_unit'), ('known_indicator'), ('known_cycle');
update journal set projected = array['observations', 'alerts'] where journal = 'monitoring';
