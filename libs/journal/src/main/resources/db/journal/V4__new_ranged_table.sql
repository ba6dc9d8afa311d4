-- For the migration that brings a new view: its table, whose rows carry the range of entries in which they held, and that
-- it may be made again. No journal holds an entry of it yet, so it is complete from the beginning.
create function new_ranged_table(wanted text, owned text, columns text, key text) returns void
language plpgsql as $$
begin
    execute format(
        'create table %I (region text not null, subject text not null, from_seq bigint not null, to_seq bigint not null, '
        || '%s, primary key (region, %s, from_seq))',
        wanted, columns, key);
    execute format(
        'create index %I on %I (region, subject) where to_seq = 9223372036854775807', wanted || '_stands', wanted);
    execute format('grant select, insert, update, delete on %I to ${service}', wanted);
    insert into projected_table (name) values (wanted);
    update journal set projected = array_append(projected, replace(wanted, '_', '-')) where journal = owned;
end
$$;
comment on function new_ranged_table(text, text, text, text) is
    'Makes the table of a view of a journal, with its columns and the key within a region; its projector is named like it.';
revoke execute on function new_ranged_table(text, text, text, text) from public;
