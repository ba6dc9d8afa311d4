create table observation (
    region      text    not null,
    unit        text    not null,
    indicator   text    not null,
    period      text    not null,
    state       text    not null,
    value       numeric,
    numerator   numeric,
    denominator numeric,
    source      text,
    note        text,
    remark      text,
    late        boolean not null default false,
    version     integer not null,
    position    bigint  not null,
    primary key (region, period, unit, indicator)
);

create table alert (
    region    text        not null,
    sequence  bigint      not null,
    unit      text        not null,
    indicator text        not null,
    period    text        not null,
    light_was text,
    light     text        not null,
    cause     text        not null,
    at        timestamptz not null,
    primary key (region, sequence)
);

create table known_region (
    region    text primary key,
    time_zone text not null
);

create table known_unit (
    region         text not null,
    unit           text not null,
    from_date      date not null,
    abolished_from date,
    primary key (region, unit)
);

create table known_indicator (
    region         text    not null,
    indicator      text    not null,
    version        integer not null,
    effective_from text    not null,
    frequency      text    not null,
    primary key (region, indicator, version)
);

create table known_cycle (
    region text    not null,
    cycle  text    not null,
    period text    not null,
    closed boolean not null default false,
    primary key (region, cycle)
);

grant select, insert, update, delete on observation, alert, known_region, known_unit, known_indicator, known_cycle
    to ${service};
