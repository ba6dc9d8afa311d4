-- A list of own indicators is for a unit of the class that the scheme assesses, while it does. What was enacted is read
-- again from its owner.
delete from known_scheme;
alter table known_scheme
    add column unit_class text not null,
    add column cycle text,
    add column until text;
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-schemes' and journal = 'indicators' and position > 0
on conflict do nothing;
