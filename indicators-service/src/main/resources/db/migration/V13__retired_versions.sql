-- A version tells from when its indicator is retired. The view is made again when the service starts.
alter table indicator_version add column retired_from text;
update journal set projected = array_remove(projected, 'indicator-versions') where journal = 'indicators';
