-- A target may be set for each period of a kind within its period. Those that stand are for the whole of theirs.
alter table target add column each_kind text;
