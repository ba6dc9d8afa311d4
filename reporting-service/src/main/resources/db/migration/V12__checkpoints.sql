-- What was taken in before there were subscribers, under the one that took it in; its views need not be made again.
insert into checkpoint (region, subscriber, journal, position)
select region, 'score-table', journal, position
from inbox
where journal in ('goals', 'indicators', 'scores');
update parked set subscriber = 'score-table';
drop table inbox;

insert into projected_table (name) values ('score_table'), ('known_name');
