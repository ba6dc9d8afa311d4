-- Why a duty ended. The view is made anew from the journal.
alter table roster add column reason text;
update journal set projected = array_remove(projected, 'roster') where journal = 'goals';
