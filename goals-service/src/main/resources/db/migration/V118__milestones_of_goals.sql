-- How far the milestones of goals are. Lights are of the day on which they are asked for: they are told when the view
-- is read, and their column is empty. The view is made anew from the journal.
alter table goal
    add column steps text not null default '[]',
    add column light text;
update journal set projected = array_remove(projected, 'goals') where journal = 'goals';
