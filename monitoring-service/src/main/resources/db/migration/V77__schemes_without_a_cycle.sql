-- A scheme may stand from a period on, without a cycle: then the days are kept from and until which it scores.
alter table scored_kind drop constraint scored_kind_pkey;
alter table scored_kind alter column cycle drop not null;
alter table scored_kind add column from_day date;
alter table scored_kind add column until_day date;
create unique index scored_kind_once on scored_kind (region, scheme, kind, coalesce(from_day, '-infinity'));
