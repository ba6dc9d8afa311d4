create table run (
    region     text        not null,
    run        text        not null,
    kind       text        not null,
    state      text        not null,
    version    integer     not null,
    planned    text        not null,
    requester  text        not null,
    approver   text,
    attempt    integer     not null default 0,
    root       text,
    entries    bigint,
    cohorts    integer,
    units      integer,
    changed    integer,
    reason     text,
    planned_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (region, run)
);
comment on table run is 'The runs of a region, made from the evaluation journal. planned is the run-planned event.';
create index run_by_time on run (region, planned_at);

create table run_cohort (
    region     text    not null,
    run        text    not null,
    period     text    not null,
    unit_class text    not null,
    digest     text    not null,
    units      integer not null,
    changed    integer not null,
    primary key (region, run, period, unit_class)
);
comment on table run_cohort is 'What a run has finished: where it goes on after it was killed. Made again by running again.';

create table run_result (
    region     text    not null,
    run        text    not null,
    period     text    not null,
    unit_class text    not null,
    unit       text    not null,
    before     text,
    after      text,
    digest     text    not null,
    changed    boolean not null,
    causes     text,
    primary key (region, run, period, unit_class, unit)
);
comment on table run_result is 'A run''s scores beside those it is held against. Nobody else reads them until they are promoted.';

create table run_progress (
    region  text        not null,
    run     text        not null,
    phase   text        not null,
    entries bigint      not null,
    cohorts integer     not null,
    cells   bigint      not null,
    began   timestamptz not null,
    at      timestamptz not null,
    primary key (region, run)
);
comment on table run_progress is 'How far a run is, written twice a second; of no use afterwards.';

create table official (
    region     text   not null,
    unit_class text   not null,
    period     text   not null,
    run        text   not null,
    epoch      bigint not null,
    primary key (region, unit_class, period)
);
comment on table official is 'Which promoted run a class''s scores for a period are; live scoring leaves those alone.';

create table official_epoch (
    region text   primary key,
    epoch  bigint not null
);

create table edition (
    region     text        not null,
    unit_class text        not null,
    period     text        not null,
    number     integer     not null,
    run        text        not null,
    document   text        not null,
    superseded integer,
    published  timestamptz not null,
    primary key (region, unit_class, period, number)
);
comment on table edition is 'Published score tables, made from the evaluation journal.';

grant select, insert, update, delete on run, run_cohort, run_result, run_progress, official, official_epoch, edition to ${service};
