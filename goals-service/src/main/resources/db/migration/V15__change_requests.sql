-- Requests for a change of a target, and what became of them.

create table change_request (
    region  text    not null,
    request text    not null,
    kind    text    not null,
    state   text    not null,
    changes text    not null,
    reason  text    not null,
    by      text    not null,
    decider text,
    remark  text,
    version integer not null,
    primary key (region, request)
);

grant select, insert, update, delete on change_request to ${service};
insert into projected_table (name) values ('change_request');
-- No journal holds a request yet, so the view holds all of them.
update journal set projected = array_append(projected, 'changes') where journal = 'goals';
