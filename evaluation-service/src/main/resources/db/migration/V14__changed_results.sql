-- What a run changed is asked for page by page, and may be a little of much.
create index run_result_changed on run_result (region, run, period, unit_class, unit) where changed;
