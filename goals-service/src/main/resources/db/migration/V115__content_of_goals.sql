-- What goals aim at besides their title, and who acknowledged them. The view is made anew from the journal.
alter table goal
    add column duty text,
    add column description text,
    add column due date,
    add column category text,
    add column plan_weight numeric,
    add column supports text not null default '[]',
    add column continues text,
    add column measures text not null default '[]',
    add column milestones text not null default '[]',
    add column authors text not null default '[]',
    add column issued timestamptz,
    add column acknowledge_by date,
    add column acknowledged timestamptz,
    add column acknowledged_by text;
update journal set projected = array_remove(projected, 'goals') where journal = 'goals';
