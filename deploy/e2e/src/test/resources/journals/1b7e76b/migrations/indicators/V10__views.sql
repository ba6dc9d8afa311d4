create table indicator (
    region          text not null,
    indicator       text not null,
    name            text not null,
    dimension       text not null,
    layer           text not null,
    nature          text not null,
    unit_of_measure text not null,
    definition      text not null,
    source          text,
    owner           text,
    retired_from    text,
    primary key (region, indicator)
);

create table indicator_version (
    region         text    not null,
    indicator      text    not null,
    version        integer not null,
    stage          text    not null,
    effective_from text    not null,
    definition     text    not null,
    hash           text    not null,
    primary key (region, indicator, version)
);

create table scheme_version (
    region     text    not null,
    scheme     text    not null,
    version    integer not null,
    stage      text    not null,
    cycle      text    not null,
    unit_class text    not null,
    definition text    not null,
    hash       text    not null,
    primary key (region, scheme, version)
);

grant select, insert, update, delete on indicator, indicator_version, scheme_version to ${service};
