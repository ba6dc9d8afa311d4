create table fact (
    region         text    not null,
    journal        text    not null,
    subject        text    not null,
    part           text    not null,
    stream_version integer not null,
    sequence       bigint  not null,
    type           text    not null,
    data           text    not null,
    primary key (region, journal, subject, part)
);
comment on table fact is 'The registers of a region: for each stream and part, the event with the highest stream version.';

create index fact_by_sequence on fact (region, journal, sequence);

create table score (
    region     text    not null,
    unit_class text    not null,
    period     text    not null,
    unit       text    not null,
    total      numeric,
    rank       integer,
    coverage   numeric not null,
    scheme     text    not null,
    document   text    not null,
    sequence   bigint  not null,
    cut        text    not null,
    primary key (region, period, unit)
);
create index score_by_class on score (region, unit_class, period);

grant select, insert, update, delete on fact, score to ${service};
