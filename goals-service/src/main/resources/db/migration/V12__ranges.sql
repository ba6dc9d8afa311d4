-- Each row says in which range of the journal's entries it held, so that one query answers for now and for any cut.
-- The rows are made from the journal when the service starts.
drop table open_region, unit_class, unit, cycle, goal, target;

create table open_region (
    region    text   not null,
    subject   text   not null,
    from_seq  bigint not null,
    to_seq    bigint not null,
    name      text   not null,
    time_zone text   not null,
    primary key (region, from_seq)
);

create table unit_class (
    region     text   not null,
    subject    text   not null,
    from_seq   bigint not null,
    to_seq     bigint not null,
    unit_class text   not null,
    name       text   not null,
    primary key (region, unit_class, from_seq)
);

create table unit (
    region     text    not null,
    subject    text    not null,
    from_seq   bigint  not null,
    to_seq     bigint  not null,
    unit       text    not null,
    from_date  date    not null,
    name       text    not null,
    kind       text    not null,
    parent     text,
    unit_class text,
    abolished  boolean not null,
    primary key (region, unit, from_date, from_seq)
);
comment on table unit is 'A row for each day on which a unit changed: the whole of what holds from that day on.';

create table cycle (
    region   text    not null,
    subject  text    not null,
    from_seq bigint  not null,
    to_seq   bigint  not null,
    cycle    text    not null,
    name     text    not null,
    period   text    not null,
    closed   boolean not null,
    primary key (region, cycle, from_seq)
);

create table goal (
    region   text    not null,
    subject  text    not null,
    from_seq bigint  not null,
    to_seq   bigint  not null,
    goal     text    not null,
    title    text    not null,
    cycle    text    not null,
    parent   text,
    owner    text    not null,
    person   text,
    horizon  text    not null,
    basis    text,
    weight   numeric not null,
    state    text    not null,
    remark   text,
    version  integer not null,
    primary key (region, goal, from_seq)
);

create table target (
    region     text    not null,
    subject    text    not null,
    from_seq   bigint  not null,
    to_seq     bigint  not null,
    unit       text,
    unit_class text,
    indicator  text    not null,
    period     text    not null,
    value      numeric not null,
    floor      numeric,
    course     text    not null,
    reason     text,
    version    integer not null,
    primary key (region, subject, from_seq)
);

-- By these the rows of a stream that stand are found when its next entry comes.
create index unit_class_stands on unit_class (region, subject) where to_seq = 9223372036854775807;
create index unit_stands on unit (region, subject) where to_seq = 9223372036854775807;
create index cycle_stands on cycle (region, subject) where to_seq = 9223372036854775807;
create index goal_stands on goal (region, subject) where to_seq = 9223372036854775807;
create index target_stands on target (region, subject) where to_seq = 9223372036854775807;

update journal set projected = '{}' where journal = 'goals';
grant select, insert, update, delete on open_region, unit_class, unit, cycle, goal, target to ${service};
