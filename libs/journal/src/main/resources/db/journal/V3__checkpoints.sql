-- Every subscriber has checkpoints of its own; they replace table inbox, whose rows a service's own migration takes over
-- under its subscribers' names.
create table checkpoint (
    region     text   not null,
    subscriber text   not null,
    journal    text   not null,
    position   bigint not null default 0,
    halted     text,
    halted_at  timestamptz,
    primary key (region, subscriber, journal)
);
comment on table checkpoint is 'Up to which entry of a journal a subscriber has taken a region in. halted says why a region waits for its owner.';
create index checkpoint_halted on checkpoint (region, journal) where halted is not null;

create table subscriber (
    name    text        primary key,
    born_at timestamptz not null default clock_timestamp()
);
comment on table subscriber is 'Since when the service has run with a subscriber: a reactor does nothing about what was recorded before.';

alter table parked add column subscriber text not null default '';
alter table parked drop constraint parked_pkey;
alter table parked add primary key (region, subscriber, journal, sequence);

alter table journal add column projected text[] not null default '{}';
comment on column journal.projected is 'The projectors whose views hold the region''s journal up to last_sequence.';

create table projected_table (
    name text primary key
);
comment on table projected_table is 'The tables that can be thrown away and made again from the journals: only these may be swapped for their shadows.';

create schema shadow;
grant usage on schema shadow to ${service};

create function begin_shadow(wanted text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
    one text;
begin
    foreach one in array wanted loop
        if not exists (select from public.projected_table t where t.name = one) then
            raise exception 'table % is not made from a journal', one using errcode = '42501';
        end if;
        execute format('drop table if exists shadow.%I', one);
        execute format('create table shadow.%I (like public.%I including all)', one, one);
        execute format('grant select, insert, update, delete on shadow.%I to ${service}', one);
    end loop;
end
$$;
comment on function begin_shadow(text[]) is 'Makes empty tables of the same form in schema shadow, for a rebuild to fill.';

create function swap_shadow(wanted text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
    one text;
    renamed record;
begin
    foreach one in array wanted loop
        if not exists (select from public.projected_table t where t.name = one) then
            raise exception 'table % is not made from a journal', one using errcode = '42501';
        end if;
        execute format('lock table public.%I in access exclusive mode', one);
        create temporary table renaming on commit drop as
            select old.name as was, new.name as is_now
            from (
                select i.relname as name, x.indisunique, substring(pg_get_indexdef(i.oid) from ' USING .*') as form
                from pg_index x
                join pg_class i on i.oid = x.indexrelid
                where x.indrelid = format('public.%I', one)::regclass
            ) old
            join (
                select i.relname as name, x.indisunique, substring(pg_get_indexdef(i.oid) from ' USING .*') as form
                from pg_index x
                join pg_class i on i.oid = x.indexrelid
                where x.indrelid = format('shadow.%I', one)::regclass
            ) new on new.form = old.form and new.indisunique = old.indisunique;
        execute format('drop table public.%I', one);
        for renamed in select was, is_now from pg_temp.renaming loop
            if renamed.was <> renamed.is_now then
                execute format('alter index shadow.%I rename to %I', renamed.is_now, renamed.was);
            end if;
        end loop;
        drop table pg_temp.renaming;
        execute format('alter table shadow.%I set schema public', one);
    end loop;
end
$$;
comment on function swap_shadow(text[]) is 'Puts the shadows in the place of the tables; readers see the one or the other.';

revoke execute on function begin_shadow(text[]), swap_shadow(text[]) from public;
grant execute on function begin_shadow(text[]), swap_shadow(text[]) to ${service};
grant select, insert, update on checkpoint to ${service};
grant select, insert on subscriber to ${service};
grant select on projected_table to ${service};
