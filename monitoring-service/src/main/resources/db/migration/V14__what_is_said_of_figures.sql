-- The day that counts, as it was stated or else from when the figure was recorded first; why there is no figure; the
-- version at which a figure that was returned to had been reported.
alter table observation
    add column no_data text,
    add column repeats integer,
    add column reported_on date,
    add column recorded_at timestamptz;
-- The rows have none of these: the view is made again when the service starts.
update journal set projected = array_remove(projected, 'observations') where journal = 'monitoring';
