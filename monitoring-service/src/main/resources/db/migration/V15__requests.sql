-- What was asked for that another person grants, and what became of it.
create table change_request (
    region         text        not null,
    subject        text        not null,
    from_seq       bigint      not null,
    to_seq         bigint      not null,
    request        text        not null,
    kind           text        not null,
    state          text        not null,
    unit           text        not null,
    indicator      text        not null,
    period         text        not null,
    stream_version integer     not null,
    content        text        not null,
    reason         text,
    by             text        not null,
    asked_at       timestamptz not null,
    decider        text,
    remark         text,
    version        integer     not null,
    primary key (region, request, from_seq)
);
create index change_request_stands on change_request (region, subject) where to_seq = 9223372036854775807;
grant select, insert, update, delete on change_request to ${service};
insert into projected_table (name) values ('change_request');
-- No journal holds a request yet, so the view holds all of them.
update journal set projected = array_append(projected, 'requests') where journal = 'monitoring';
