-- How figures of goals are divided among others, and in which direction an indicator is better, by which it is judged
-- whether the parts make up the whole. The view of goals is made anew from the journal; what was enacted is read again
-- from its owner.
alter table goal
    add column divided text not null default '[]';
update journal set projected = array_remove(projected, 'goals') where journal = 'goals';
alter table known_measure
    add column direction text;
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-schemes' and journal = 'indicators' and position > 0
on conflict do nothing;
