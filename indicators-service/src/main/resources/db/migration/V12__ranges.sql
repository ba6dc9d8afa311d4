-- Each row says in which range of the journal's entries it held, so that one query answers for now and for any cut.
-- The rows are made from the journal when the service starts.
drop table indicator, indicator_version, scheme_version;

create table indicator (
    region          text   not null,
    subject         text   not null,
    from_seq        bigint not null,
    to_seq          bigint not null,
    indicator       text   not null,
    name            text   not null,
    dimension       text   not null,
    layer           text   not null,
    nature          text   not null,
    unit_of_measure text   not null,
    definition      text   not null,
    source          text,
    owner           text,
    retired_from    text,
    primary key (region, indicator, from_seq)
);

create table indicator_version (
    region         text    not null,
    subject        text    not null,
    from_seq       bigint  not null,
    to_seq         bigint  not null,
    indicator      text    not null,
    version        integer not null,
    stage          text    not null,
    effective_from text    not null,
    definition     text    not null,
    hash           text    not null,
    primary key (region, indicator, version, from_seq)
);

create table scheme_version (
    region     text    not null,
    subject    text    not null,
    from_seq   bigint  not null,
    to_seq     bigint  not null,
    scheme     text    not null,
    version    integer not null,
    stage      text    not null,
    cycle      text    not null,
    unit_class text    not null,
    definition text    not null,
    hash       text    not null,
    primary key (region, scheme, version, from_seq)
);

-- By these the rows of a stream that stand are found when its next entry comes.
create index indicator_stands on indicator (region, subject) where to_seq = 9223372036854775807;
create index indicator_version_stands on indicator_version (region, subject) where to_seq = 9223372036854775807;
create index scheme_version_stands on scheme_version (region, subject) where to_seq = 9223372036854775807;

update journal set projected = '{}' where journal = 'indicators';
grant select, insert, update, delete on indicator, indicator_version, scheme_version to ${service};
