-- The version of a unit's stream, so that a change can name what it was made from. The view is made anew from the journal.
alter table unit add column version integer not null default 0;
update journal set projected = array_remove(projected, 'units') where journal = 'goals';
