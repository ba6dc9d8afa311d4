-- How figures of goals are divided among others. The view is made anew from the journal.
alter table goal
    add column divided text not null default '[]';
update journal set projected = array_remove(projected, 'goals') where journal = 'goals';
