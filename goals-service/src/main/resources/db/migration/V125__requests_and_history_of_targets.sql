-- What is asked for by requests, whose it is and since when, and what was granted; from when targets count, and by what.
-- Both views are made anew from the journal.
alter table change_request
    add column cycle text,
    add column unit text,
    add column ground text,
    add column evidence text not null default '[]',
    add column effective_from text,
    add column whole_period boolean not null default false,
    add column late boolean not null default false,
    add column filed timestamptz not null default now(),
    add column granted text not null default '[]',
    add column counts_from text,
    add column decided timestamptz;
alter table target
    add column effective_from text,
    add column whole_period boolean not null default false,
    add column ground text,
    add column evidence text not null default '[]',
    add column request text,
    add column requester text,
    add column approver text,
    add column goal text,
    add column recorded timestamptz not null default now();
update journal
set projected = array_remove(array_remove(projected, 'changes'), 'targets')
where journal = 'goals';

-- Which values of an indicator are good. What was enacted is read again from its owner.
alter table known_measure add column direction text;
delete from known_measure;
delete from known_scheme;
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-schemes' and journal = 'indicators' and position > 0
on conflict do nothing;
