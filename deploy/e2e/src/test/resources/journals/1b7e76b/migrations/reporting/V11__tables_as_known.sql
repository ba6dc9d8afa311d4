-- A table as of any entry: what is replaced is kept, with the entry that replaced it.
alter table score_table
    add column until bigint not null default 9223372036854775807,
    drop constraint score_table_pkey,
    add primary key (region, period, unit, sequence);
comment on column score_table.until is 'The entry of the scores journal that replaced or withdrew it; the greatest number where none has.';
drop index score_table_by_class;
create index score_table_by_class on score_table (region, unit_class, period, until, sequence);

alter table known_name
    add column sequence bigint not null default 0,
    add column until    bigint not null default 9223372036854775807,
    drop constraint known_name_pkey,
    add primary key (region, kind, code, sequence);
alter table known_name alter column sequence drop default;
comment on table known_name is 'What regions, classes, units and indicators are called, and were called before.';
comment on column known_name.until is 'The entry of its journal that gave another name; the greatest number where none has.';

-- What is here are only the last of all versions. The journals have the others, so they are heard from the beginning.
truncate score_table, known_name;
delete from parked;
delete from inbox;
delete from inbox_offset;
