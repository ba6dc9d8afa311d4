create table score_table (
    region     text    not null,
    period     text    not null,
    unit       text    not null,
    unit_class text    not null,
    total      numeric,
    rank       integer,
    grade      text,
    coverage   numeric not null,
    scheme     text    not null,
    cut        text    not null,
    engine     text    not null,
    incomplete boolean not null,
    document   text    not null,
    sequence   bigint  not null,
    primary key (region, period, unit)
);
create index score_table_by_class on score_table (region, unit_class, period);

create table known_name (
    region text not null,
    kind   text not null,
    code   text not null,
    name   text not null,
    primary key (region, kind, code)
);
comment on table known_name is 'What regions, classes, units and indicators are called now.';

grant select, insert, update, delete on score_table, known_name to ${service};
