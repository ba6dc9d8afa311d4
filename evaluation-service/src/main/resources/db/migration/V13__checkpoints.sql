-- What was taken in before there were subscribers, under the one that took it in; its views need not be made again.
insert into checkpoint (region, subscriber, journal, position)
select region, 'live-scoring', journal, position
from inbox
where journal in ('goals', 'indicators', 'monitoring');
update parked set subscriber = 'live-scoring';
drop table inbox;

insert into projected_table (name) values ('edition'), ('run'), ('score');
update journal set projected = array['editions', 'runs'] where journal = 'evaluation';
update journal set projected = array['scoreboard'] where journal = 'scores';
