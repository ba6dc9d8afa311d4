-- A unit is called by another name from a day on. The entries with the names are read again from their owners, since
-- their days were passed over; until then the names are those of before.
alter table known_name add column from_date date not null default '0001-01-01';
comment on column known_name.from_date is 'The day from which it is called so.';
alter table known_name
    drop constraint known_name_pkey,
    add primary key (region, kind, code, from_date);
insert into reread_due (region, journal)
select distinct region, journal
from checkpoint
where subscriber = 'known-names' and journal = 'goals' and position > 0;
