-- What a renaming names that was decided from what was read. The view is made again when the service starts.
alter table unit_class add column version integer not null default 1;
update journal set projected = array_remove(projected, 'classes') where journal = 'goals';
