create table open_region (
    region    text primary key,
    name      text not null,
    time_zone text not null
);

create table unit_class (
    region     text not null,
    unit_class text not null,
    name       text not null,
    primary key (region, unit_class)
);

create table unit (
    region     text    not null,
    unit       text    not null,
    from_date  date    not null,
    name       text    not null,
    kind       text    not null,
    parent     text,
    unit_class text,
    abolished  boolean not null default false,
    primary key (region, unit, from_date)
);
comment on table unit is 'A row for each day on which a unit changed: the whole of what holds from that day on.';

create table cycle (
    region text    not null,
    cycle  text    not null,
    name   text    not null,
    period text    not null,
    closed boolean not null default false,
    primary key (region, cycle)
);

create table goal (
    region  text    not null,
    goal    text    not null,
    title   text    not null,
    cycle   text    not null,
    parent  text,
    owner   text    not null,
    person  text,
    horizon text    not null,
    basis   text,
    weight  numeric not null,
    state   text    not null,
    remark  text,
    version integer not null,
    primary key (region, goal)
);

create table target (
    region     text    not null,
    subject    text    not null,
    unit       text,
    unit_class text,
    indicator  text    not null,
    period     text    not null,
    value      numeric not null,
    floor      numeric,
    course     text    not null,
    reason     text,
    version    integer not null,
    primary key (region, subject)
);

grant select, insert, update, delete on open_region, unit_class, unit, cycle, goal, target to ${service};
