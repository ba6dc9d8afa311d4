-- The rules of cycles, and what setting them names that was decided from what was read. The view is made anew from
-- the journal.
alter table cycle
    add column rules text,
    add column version integer not null default 1;
update journal set projected = array_remove(projected, 'cycles') where journal = 'goals';
