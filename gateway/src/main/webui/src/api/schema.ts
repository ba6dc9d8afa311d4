// Made from docs/openapi/*.json by `npm run api`; not to be changed by hand.

export interface paths {
    "/api/v1/journals/{journal}/refill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a journal to Kafka again
         * @description Of one region or of all; readers drop what they have.
         */
        post: operations["refillOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is logged in
         * @description The person of this session, with roles, regions and units.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The regions the token is for */
        get: operations["getRegions"];
        put?: never;
        /** Open a region */
        post: operations["openRegion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lights that changed, of a unit or to a light where asked, latest first */
        get: operations["getAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories of goals, retired ones too */
        get: operations["getCategories"];
        put?: never;
        /** Define a category of goals */
        post: operations["defineCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/categories/{category}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rename a category */
        post: operations["renameCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/categories/{category}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a retired category to goals again */
        post: operations["restoreCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/categories/{category}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a category to no further goal */
        post: operations["retireCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes of units */
        get: operations["getClasses"];
        put?: never;
        /** Define a class of units */
        post: operations["defineClass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/cuts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cut of a moment, or of now, and where the journal of scores stood */
        get: operations["getCut"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cycles */
        get: operations["getCycles"];
        put?: never;
        /** Open a cycle */
        post: operations["openCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/cycles/{cycle}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a cycle
         * @description Nothing is submitted for the cycle's period afterwards.
         */
        post: operations["closeCycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The editions without their rows, of a class or period where asked, newest first */
        get: operations["getEditions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/editions/{unitClass}/{period}/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An edition with its rows, each with what changed against the edition before, and why */
        get: operations["getEdition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/explanations/{unit}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a unit has its score, from the published total down to the entries
         * @description Computed anew by the engine from the facts of the cut it names; asOf asks for the reasons of the score as it was known then.
         */
        get: operations["getExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The goals, of a cycle, a state or an owner where asked */
        get: operations["getGoals"];
        put?: never;
        /** Draft a goal */
        post: operations["draftGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals/{goal}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a goal, by another person than its authors */
        post: operations["approveGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals/{goal}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an approved goal binding */
        post: operations["issueGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals/{goal}/objection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a goal back to its author */
        post: operations["objectGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals/{goal}/revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the whole content of a draft anew */
        post: operations["reviseGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/goals/{goal}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a draft in for approval */
        post: operations["submitGoal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The indicators */
        get: operations["getIndicators"];
        put?: never;
        /** Propose an indicator */
        post: operations["proposeIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/{indicator}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire an indicator */
        post: operations["retireIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/{indicator}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of an indicator, the first first */
        get: operations["getVersions"];
        put?: never;
        /**
         * Draft a version
         * @description Answers the number of the version; the same content again keeps its own.
         */
        post: operations["draftIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/{indicator}/versions/{version}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a version, by another person than its author */
        post: operations["approveIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/{indicator}/versions/{version}/enactment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an approved version immutable and binding */
        post: operations["enactIndicator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose indicators together
         * @description All of them or, where any is wrong, none, with everything that is wrong.
         */
        post: operations["proposeAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft versions of several indicators together
         * @description All of them or, where any is wrong, none. Answers the number of each version, in their order.
         */
        post: operations["draftAllIndicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/versions/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve versions together, by another person than their authors
         * @description All of them or, where any cannot be approved, none.
         */
        post: operations["approveAllIndicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/indicators/versions/enactments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make approved versions immutable and binding together
         * @description All of them or, where any cannot be enacted, none.
         */
        post: operations["enactAllIndicators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/journals/{journal}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The region's entries after a sequence
         * @description One document a line, in the order of their sequences, as recorded.
         */
        get: operations["getEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/journals/{journal}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a stream
         * @description All its entries, the first first; none where there is no such stream.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/journals/{journal}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a journal ends, or ended at a moment */
        get: operations["getPosition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The observations, of a unit, indicator, period or state where asked, in order of period, unit and indicator */
        get: operations["getObservations"];
        put?: never;
        /**
         * Submit an observation
         * @description The same figure again is unchanged; another takes its place and needs a reason.
         */
        post: operations["submitObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/observations/{unit}/{indicator}/{period}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an observation, by another person than the one who sent it */
        post: operations["approveObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/observations/{unit}/{indicator}/{period}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an observation back to its unit */
        post: operations["sendBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/observations/{unit}/{indicator}/{period}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an observation back */
        post: operations["withdrawObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/observations/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit observations together
         * @description As JSON, as one JSON object a line, as CSV (RFC 4180; in the charset that the Content-Type names, else UTF-8 with or without a byte order mark, or GB18030 where that is certain) or as XLSX (one sheet with content). Columns are the fields of an observation; white space at the edges of a cell, rows and nameless columns without content are passed over. In an atomic batch any bad row means that nothing is recorded and that everything that is wrong is told; of a partial one the good rows are taken and the bad ones told: with 207 where both are, with 422 where no row was taken.
         */
        post: operations["submitBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/parked/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of others that a service could not apply, with why */
        get: operations["getParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/parked/{service}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply what is parked after all
         * @description Answers what still cannot be applied, with why, and stays.
         */
        post: operations["retryParked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/people/{person}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which duties a person has, or had */
        get: operations["getDuties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/positions/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a service is
         * @description The ends of its own journals, and up to where it has received the others'.
         */
        get: operations["getPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests for a change of a target */
        get: operations["getChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/requests/{request}/denial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deny a request, by another person than the one who asked */
        post: operations["denyChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/requests/{request}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant a request, by another person than the one who asked
         * @description What was asked for is recorded with it, unless the target has moved on since.
         */
        post: operations["grantChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/requests/{request}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the own request back */
        post: operations["withdrawChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs, of a state or kind where asked, newest first */
        get: operations["getRuns"];
        put?: never;
        /**
         * Plan a run and start it
         * @description With dryRun=true nothing is recorded; the answer says what the run would touch. The same manifest is the same run: asking again changes nothing.
         */
        post: operations["planRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run, with what it holds to be in force
         * @description The first 8 or more digits of its number are enough.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a verified run, by another person than the one who asked for it
         * @description Refused where something that bears on it was recorded since.
         */
        post: operations["approveRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a run that is not finished */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run changes, by unit and period, with the causes, in order of period, class and unit */
        get: operations["getDiff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/diff/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run changes as a table, whole, for office software */
        get: operations["getCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/diff/xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run changes as a workbook, whole */
        get: operations["getXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a promoted run's tables as editions
         * @description Publishing the same run again gives the same editions.
         */
        post: operations["publishRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/expiry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw a what-if's results away */
        post: operations["expireRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a run is
         * @description As server-sent events: a progress twice a second; when the run is no longer under way, one end with the run, and the line closes.
         */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/promotion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an approved official run's scores the official ones */
        post: operations["promoteRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a finished run down */
        post: operations["rejectRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/results/{unitClass}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run's scores of a class in a period, the best first */
        get: operations["getResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/runs/{run}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on with a run that failed */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The versions of the schemes, of a cycle or class where asked */
        get: operations["getSchemes"];
        put?: never;
        /**
         * Draft a version of a scheme
         * @description Answers the number of the version; the same content again keeps its own.
         */
        post: operations["draftScheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes/{scheme}/versions/{version}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a scheme, by another person than its author */
        post: operations["approveScheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes/{scheme}/versions/{version}/enactment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an approved scheme binding for its cycle and class
         * @description It must hold together: every indicator enacted, no circle of formulas, thresholds the right way round.
         */
        post: operations["enactScheme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft versions of several schemes together
         * @description All of them or, where any is wrong, none. Answers the number of each version, in their order.
         */
        post: operations["draftAllSchemes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes/versions/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve schemes together, by another person than their authors
         * @description All of them or, where any cannot be approved, none.
         */
        post: operations["approveAllSchemes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/schemes/versions/enactments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make approved schemes binding together
         * @description All of them or, where any cannot be enacted, none.
         */
        post: operations["enactAllSchemes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/score-tables/{unitClass}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The score table of a class in a period */
        get: operations["getScoreTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/score-tables/{unitClass}/{period}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The score table as CSV */
        get: operations["getScoreTableAsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/score-tables/{unitClass}/{period}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The score table as a page to print */
        get: operations["getScoreTableToPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes that have scores, each with its periods in order */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/scores/{unitClass}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units of a class in a period, the best first */
        get: operations["getScoreboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/scores/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of the region's scores as it is recorded
         * @description Server-sent events: the event is the entry's type, the id its sequence, the data the entry. It goes on after Last-Event-ID where that is sent; where no such entry was recorded, the event reset says where the journal ends, and what is shown is to be read anew. A comment every 15 seconds says that the line is open. It ends with the token. One caller has at most 20 open at once (429).
         */
        get: operations["getStreamScoreboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/scores/units/{unit}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit's score in a period */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/segment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of the region's history is sealed here
         * @description Every byte of it was checked for the answer.
         */
        get: operations["getSnapshot"];
        put?: never;
        /** Seal the region's history anew, in the background */
        post: operations["sealSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The targets, of a unit, class, indicator or period where asked */
        get: operations["getTargets"];
        put?: never;
        /** Set a target */
        post: operations["setTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/targets/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another figure of a target
         * @description Nothing changes until another person grants the request.
         */
        post: operations["adjustTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/targets/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set targets together
         * @description All of them or, where any is wrong, none, with everything that is wrong.
         */
        post: operations["setAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/trace/{position}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether an entry has been received, and the present scores it bears on */
        get: operations["getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units as they stand today, or on a day; those that are not there then are left out */
        get: operations["getUnits"];
        put?: never;
        /** Register a unit */
        post: operations["registerUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit, with everything that ever held of it, by day */
        get: operations["getUnit.goals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/abolition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Abolish a unit */
        post: operations["abolishUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a unit into a class */
        post: operations["classifyUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rename a unit */
        post: operations["renameUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/parent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a unit in the tree */
        post: operations["moveUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has, or had, which duty in a unit */
        get: operations["getRoster"];
        put?: never;
        /** Assign a duty; a new head ends the one before */
        post: operations["assignDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/roster/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a duty */
        post: operations["endDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/roster/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a duty over from one person to another */
        post: operations["replaceDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/{unit}/roster/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an assignment entered by mistake, while nobody else was assigned since */
        post: operations["withdrawDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/units/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register units together
         * @description All of them or, where any is wrong, none, with everything that is wrong. A unit comes after the one above it; units that are registered alike already are unchanged.
         */
        post: operations["registerAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{region}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last verification of the region, and whether it found anything */
        get: operations["getVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{service}/{view}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a view anew from its journal
         * @description Of all regions, while the service runs.
         */
        post: operations["rebuildOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description the value without its sign */
        Absolute: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "absolute";
        };
        /** @description What became of a change */
        Acknowledgement: {
            entries: components["schemas"]["RecordedEntry"][];
            /** @enum {string} */
            outcome: "recorded" | "unchanged";
            /** @description up to where facts of others were known that it was decided by */
            reliedOn?: string;
        };
        /** @description R8 against class mean: max(0, full - perUnit*max(0, worse than mean by))/full */
        AgainstMean: {
            /** @description above 0 */
            full: string;
            /** @description marks taken per unit of the figure worse than the mean; at least 0 */
            perUnit: string;
            /** @constant */
            rule: "against-mean";
        };
        /** @description R8 against class mean: max(0, full - perUnit*max(0, worse than mean by))/full */
        "AgainstMean.indicators": {
            /** @description above 0 */
            full: string;
            /** @description marks taken per unit of the figure worse than the mean; at least 0 */
            perUnit: string;
            /** @constant */
            rule: "against-mean";
        };
        Alert: {
            /** Format: date-time */
            at: string;
            /** @description the entry about the light itself */
            cause: string;
            /**
             * @description absent where there was none before
             * @enum {string}
             */
            from?: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            indicator: string;
            period: string;
            /** @description of the entry that says so here */
            sequence: number;
            /** @enum {string} */
            to: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            unit: string;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        AssumedDraft: {
            /** @description of this indicator; either indicator or scheme */
            indicator?: string;
            /** @description of this scheme */
            scheme?: string;
            version: number;
        };
        AssumedTarget: {
            /** @description what must be reached at least */
            floor?: string;
            indicator: string;
            period: string;
            /** @description of this unit; either unit or unitClass */
            unit?: string;
            /** @description of every unit of this class */
            unitClass?: string;
            value: string;
        };
        AssumedWeight: {
            /** @description blocks and indicator, with slashes */
            path: string;
            scheme: string;
            weight: string;
        };
        /** @description The least coverage of a block, as a share of its weight or as a number of its children with data; kc-2 */
        AtLeast: {
            children?: number;
            /** @description above 0 and at most 1 */
            share?: string;
            /** @enum {string} */
            whenBelow: "withhold" | "unranked";
        };
        /** @description R13 banded efficacy: k + c*(k+ - k), c = (a-std)/(std+ - std) between two standards; from the best on 1, below the worst 0. Standards best first */
        BandedEfficacy: {
            /** @constant */
            rule: "banded-efficacy";
            standards: components["schemas"]["Standard"][];
        };
        /** @description R13 banded efficacy: k + c*(k+ - k), c = (a-std)/(std+ - std) between two standards; from the best on 1, below the worst 0. Standards best first */
        "BandedEfficacy.indicators": {
            /** @constant */
            rule: "banded-efficacy";
            standards: components["schemas"]["Standard.indicators"][];
        };
        /** @description no award, whatever the grade */
        BarFromAwards: {
            /** @constant */
            effect: "bar-from-awards";
            kind: string;
        };
        /** @description What became of the rows of a batch */
        BatchReport: {
            entries: components["schemas"]["RecordedEntry"][];
            /** @description everything that is wrong with the rejected rows */
            errors: components["schemas"]["ProblemError"][];
            /** @description the first entry */
            first?: string;
            /** @description the last entry */
            last?: string;
            /** @enum {string} */
            outcome: "recorded" | "unchanged" | "partly" | "dry-run";
            /** @description or would be, of a dry run */
            recorded: number;
            rejected: number;
            rows: number;
            /** @description held already */
            unchanged: number;
        };
        /** @description R1b between: clamp((a-b)/(t-b), 0, cap); b may lie above t */
        Between: {
            /** @description above 0 and at most 10; default 1 */
            cap?: string;
            /** @description instead of the target's floor */
            floor?: string;
            /** @constant */
            rule: "between";
            /** @description instead of the target's value */
            target?: string;
        };
        /** @description R1b between: clamp((a-b)/(t-b), 0, cap); b may lie above t */
        "Between.indicators": {
            /** @description above 0 and at most 10; default 1 */
            cap?: string;
            /** @description instead of the target's floor */
            floor?: string;
            /** @constant */
            rule: "between";
            /** @description instead of the target's value */
            target?: string;
        };
        /** @description A group of parts. arithmetic: weighted mean of 0-100 indices; geometric: weighted geometric mean; sum: full marks added up, the weights are the full marks */
        Block: {
            /**
             * @description default arithmetic
             * @enum {string}
             */
            aggregation?: "arithmetic" | "geometric" | "sum";
            atLeast?: components["schemas"]["AtLeast"];
            children: components["schemas"]["Node"][];
            code: string;
            /** @constant */
            kind: "block";
            /** @description the block's own light; kc-2 */
            light?: components["schemas"]["BlockLight"];
            /** @description what happens to figures missing below, by reason, before what is said further up; kc-2 */
            missing?: components["schemas"]["Missing"][];
            name?: string;
            /** @description in the parent; left out where the parent weighs equally, and at the root; above 0 and at most 100000 */
            weight?: string;
            /**
             * @description default weights
             * @enum {string}
             */
            weighting?: "weights" | "equal";
        };
        BlockCell: {
            rank?: number;
            score?: string;
        };
        /** @description A block's light. score, two-worst-mean: by the thresholds green and red, as an indicator's. worst: of its children. share: missing, red, orange or yellow where so much of the weight or more is that or worse, else green */
        BlockLight: {
            /**
             * @description the best light it has while any indicator below is red
             * @enum {string}
             */
            atMost?: "yellow" | "orange" | "red";
            green?: string;
            /** @description default 3 */
            levels?: number;
            /** @enum {string} */
            of: "score" | "worst" | "two-worst-mean" | "share";
            red?: string;
            /** @description of the weight; for share; above 0 and at most 1 */
            share?: string;
        };
        BlockResult: {
            contribution?: string;
            coverage: string;
            exactScore?: string;
            full: string;
            /** @enum {string} */
            light?: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            path: string[];
            rank?: number;
            reason?: string;
            score?: string;
            weight?: string;
        };
        BlockScored: {
            /** @description codes from the top, joined by / */
            block: string;
            /**
             * @description the block's own; absent where the scheme gives it none
             * @enum {string}
             */
            light?: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            rank?: number;
            /** @description why it has no score or no rank; absent where nothing is told about that */
            reason?: string;
            score?: string;
            /** @description in its parent */
            weight?: string;
        };
        /** @description R10 bonus items: the highest grant of an item counts once, capped per item, category, total */
        Bonuses: {
            /** @description at least 0 */
            cap?: string;
            /** @description default {} */
            perCategory?: {
                [key: string]: string;
            };
            /** @description at least 0 */
            perItem?: string;
            /**
             * @description default total
             * @enum {string}
             */
            use?: "total" | "tie-break";
        };
        /** @description no better grade than this one */
        CapGrade: {
            /** @constant */
            effect: "cap-grade";
            grade: string;
            kind: string;
        };
        /** @description The nearest figure of another period in place of a missing one: up to so many periods before it, then up to so many after it */
        Carry: {
            /** @description default 0 */
            back?: number;
            /** @description default 0 */
            forward?: number;
        };
        Category: {
            category: string;
            name: string;
            /** @description why no further goal gets it */
            retired?: string;
        };
        CategoryPage: {
            items: components["schemas"]["Category"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        Causes: {
            data: string;
            peers: string;
            rule: string;
            target: string;
            unitTree: string;
            weight: string;
        };
        ChangeDenial: {
            reason: string;
        };
        ChangeRequest: {
            /** @description who asked, by subject id */
            by: string;
            changes: components["schemas"]["TargetChange"][];
            /** @description who granted or denied it, by subject id */
            decider?: string;
            kind: string;
            reason: string;
            /** @description why it was denied */
            remark?: string;
            request: string;
            state: string;
            /** @description its stream's version, to be sent as If-Match */
            version: number;
        };
        ChangeRequestPage: {
            items: components["schemas"]["ChangeRequest"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description R2b closeness: max(0, 1 - distance/(tolerance*|t|)); with low and high, full mark between them and distance from, and relative to, the nearer one */
        Closeness: {
            high?: string;
            low?: string;
            /** @constant */
            rule: "closeness";
            /** @description q: the relative distance at which nothing is left; above 0 and at most 1000 */
            tolerance: string;
        };
        /** @description R2b closeness: max(0, 1 - distance/(tolerance*|t|)); with low and high, full mark between them and distance from, and relative to, the nearer one */
        "Closeness.indicators": {
            high?: string;
            low?: string;
            /** @constant */
            rule: "closeness";
            /** @description q: the relative distance at which nothing is left; above 0 and at most 1000 */
            tolerance: string;
        };
        /** @description R1 completion: min(cap, max(0, a/t)), 0 below the floor; t must be above 0 */
        Completion: {
            /** @description above 0 and at most 10; default 1 */
            cap?: string;
            /** @description below this completion nothing is earned; at least 0 and at most 10 */
            floor?: string;
            /** @constant */
            rule: "completion";
        };
        /** @description R1 completion: min(cap, max(0, a/t)), 0 below the floor; t must be above 0 */
        "Completion.indicators": {
            /** @description above 0 and at most 10; default 1 */
            cap?: string;
            /** @description below this completion nothing is earned; at least 0 and at most 10 */
            floor?: string;
            /** @constant */
            rule: "completion";
        };
        Constant: {
            /** @constant */
            op: "constant";
            value: string;
        };
        /** @description R2 control: clamp(2 - a/t, 0, 1), lower is better; t must be above 0 */
        Control: {
            /** @constant */
            rule: "control";
        };
        /** @description R2 control: clamp(2 - a/t, 0, 1), lower is better; t must be above 0 */
        "Control.indicators": {
            /** @constant */
            rule: "control";
        };
        CutAt: {
            /** @description the moment asked for */
            at?: string;
            /** @description what a run would be scored from */
            cut: string;
            /** @description where the journal of scores stood */
            scores: string;
        };
        Cycle: {
            /** @description whether nothing is submitted for it any more */
            closed: boolean;
            cycle: string;
            name: string;
            /** @description the period that is assessed */
            period: string;
        };
        CycleClosure: {
            reason: string;
        };
        CyclePage: {
            items: components["schemas"]["Cycle"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description fixed points are taken from the total */
        Deduct: {
            /** @constant */
            effect: "deduct";
            kind: string;
            /** @description at least 0 */
            points: string;
        };
        /** @description Points per incident of a kind, at most cap */
        Deduction: {
            /** @description at least 0 */
            cap?: string;
            /** @description an incident that repeats an earlier one counts twice; default false */
            doubledOnRepeat?: boolean;
            /** @description at least 0 */
            each: string;
            kind: string;
        };
        /** @description R9 deductions: sum of min(cap, n*each) over the kinds, at most cap in total */
        Deductions: {
            /** @description at least 0 */
            cap?: string;
            kinds: components["schemas"]["Deduction"][];
        };
        DefineCategory: {
            category: string;
            name: string;
        };
        /** @description Why a number is what it is: parts that have a contribution add up to their parent's value exactly, parts without one are inputs of a rule or a formula */
        DerivationNode: {
            /** @description the parts it is made of */
            children?: components["schemas"]["DerivationNode"][];
            /** @description of the unit, block, indicator or reason it is about */
            code?: string;
            /** @description what it adds to the parent's value */
            contribution?: string;
            /**
             * @description what the node stands for
             * @enum {string}
             */
            kind: "published" | "total" | "block" | "indicator" | "rule" | "policy" | "cap" | "rounding" | "remainder" | "unevenness" | "actual" | "earlier" | "made" | "observation" | "constant" | "absent" | "target" | "peer" | "rating" | "survey" | "submissions" | "group" | "bonus" | "bonus-cap" | "deduction" | "deduction-cap" | "coefficient" | "between-classes" | "veto" | "membership" | "scheme" | "version" | "light";
            /** @description the scoring rule, at a rule's node */
            rule?: components["schemas"]["Rule"];
            sentence: components["schemas"]["InWords"];
            shown?: components["schemas"]["Shown"];
            /** @description the entries it came from */
            sources?: string[];
            /** @description the numbers it was computed from, by name */
            terms?: {
                [key: string]: string;
            };
            /** @description absent where there is none */
            value?: string;
            /** @description nominal weight in the parent */
            weight?: string;
            /** @description everything else it was computed from, by name */
            words?: {
                [key: string]: string;
            };
        };
        Diff: {
            items: components["schemas"]["Difference"][];
            /** @description over the whole run, by both */
            lights: components["schemas"]["LightsMoved"][];
            /** @description to be sent as cursor for the next page; absent on the last one. A page may hold fewer differences than asked for, or none, and still have a next one */
            next?: string;
            run: string;
            /** @description over the whole run, whatever is asked for */
            totals: components["schemas"]["DiffTotals"];
        };
        Difference: {
            /** @description absent where it has no score after */
            after?: components["schemas"]["Standing"];
            /** @description absent where it has no score before */
            before?: components["schemas"]["Standing"];
            /** @description the change by what it comes from */
            causes?: components["schemas"]["Causes"];
            /** @description of the total */
            change?: string;
            changed: boolean;
            /** @description its place in the order of all differences */
            key: string;
            /** @description the indicators that differ */
            leaves: components["schemas"]["IndicatorDifference"][];
            lights: components["schemas"]["LightMoved"][];
            /** @description ranks won; negative where they are lost */
            moved?: number;
            period: string;
            unit: string;
            unitClass: string;
        };
        "Difference.indicators": {
            from: components["schemas"]["Formula"];
            /** @constant */
            op: "difference";
            take: components["schemas"]["Formula"];
        };
        DiffTotals: {
            /** @description that have a score only after */
            appeared: number;
            changed: number;
            unchanged: number;
            units: number;
            /** @description that have a score only before */
            withdrawn: number;
        };
        /** @description What became of a draft, and which version it is */
        Drafted: {
            entries: components["schemas"]["RecordedEntry"][];
            /** @enum {string} */
            outcome: "recorded" | "unchanged";
            reliedOn?: string;
            /** @description that was drafted, or that says the same already */
            version: number;
        };
        /** @description What became of drafts that were sent together */
        DraftedRows: {
            entries: components["schemas"]["RecordedEntry"][];
            /** @enum {string} */
            outcome: "recorded" | "unchanged";
            /** @description per draft the version that was drafted, or that says the same already */
            versions: number[];
        };
        DutyAssignment: {
            /** @enum {string} */
            duty: "head" | "deputy" | "leader-in-charge" | "liaison" | "data-officer";
            /** Format: date */
            from: string;
            person: string;
        };
        DutyEnd: {
            /** @enum {string} */
            duty: "head" | "deputy" | "leader-in-charge" | "liaison" | "data-officer";
            /**
             * Format: date
             * @description the first day without it
             */
            from: string;
            person: string;
            reason?: string;
        };
        DutyHeld: {
            duty: string;
            person: string;
            /** Format: date */
            since: string;
            unit: string;
            /** Format: date */
            until?: string;
        };
        DutyHeldPage: {
            items: components["schemas"]["DutyHeld"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        DutyReplacement: {
            /** @description who takes it over */
            by: string;
            /** @enum {string} */
            duty: "head" | "deputy" | "leader-in-charge" | "liaison" | "data-officer";
            /** Format: date */
            from: string;
            person: string;
        };
        DutyWithdrawal: {
            /** @enum {string} */
            duty: "head" | "deputy" | "leader-in-charge" | "liaison" | "data-officer";
            /**
             * Format: date
             * @description the day of the assignment
             */
            from: string;
            person: string;
            reason: string;
        };
        Edition: {
            /** @description what it was computed from */
            cut: string;
            engine: string;
            /** @description from 1 within class and period */
            number: number;
            period: string;
            /** Format: date-time */
            published: string;
            /** @description who published it, by subject id */
            publisher: string;
            /** @description what the publisher is called */
            publisherName?: string;
            reason: string;
            /** @description SHA-256 over its rows */
            root: string;
            /** @description the promoted run it was published from */
            run: string;
            /** @description the edition that took its place */
            superseded?: number;
            /** @description the edition before it; absent of the first */
            supersedes?: number;
            unitClass: string;
        };
        EditionName: {
            /** @description from 1 within class and period */
            number: number;
            period: string;
            unitClass: string;
        };
        EditionPage: {
            items: components["schemas"]["Edition"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        EditionRow: {
            /** @description total less was, by what caused it */
            change?: components["schemas"]["Causes"];
            grade?: string;
            rank?: number;
            total?: string;
            unit: string;
            /** @description the total in the edition before */
            was?: string;
        };
        EditionTable: {
            /** @description what it was computed from */
            cut: string;
            engine: string;
            /** @description from 1 within class and period */
            number: number;
            period: string;
            /** Format: date-time */
            published: string;
            /** @description who published it, by subject id */
            publisher: string;
            /** @description what the publisher is called */
            publisherName?: string;
            reason: string;
            /** @description SHA-256 over its rows */
            root: string;
            /** @description in order of the units' codes */
            rows: components["schemas"]["EditionRow"][];
            /** @description the promoted run it was published from */
            run: string;
            /** @description the edition that took its place */
            superseded?: number;
            /** @description the edition before it; absent of the first */
            supersedes?: number;
            unitClass: string;
        };
        /** @description R12 efficacy: ((a-unacceptable)/(satisfactory-unacceptable)*(100-base)+base)/100; clamped to [base/100, 1], or else only never below 0 */
        Efficacy: {
            /** @description at least 0 and at most 100; default 60 */
            base?: string;
            /** @description default true */
            clamped?: boolean;
            /** @constant */
            rule: "efficacy";
            /** @description instead of the target's value */
            satisfactory?: string;
            /** @description instead of the target's floor */
            unacceptable?: string;
        };
        /** @description R12 efficacy: ((a-unacceptable)/(satisfactory-unacceptable)*(100-base)+base)/100; clamped to [base/100, 1], or else only never below 0 */
        "Efficacy.indicators": {
            /** @description at least 0 and at most 100; default 60 */
            base?: string;
            /** @description default true */
            clamped?: boolean;
            /** @constant */
            rule: "efficacy";
            /** @description instead of the target's value */
            satisfactory?: string;
            /** @description instead of the target's floor */
            unacceptable?: string;
        };
        /** @description An entry as it was recorded: a CloudEvents 1.0 event in structured JSON */
        Entry: {
            /** @description the opaque subject id of who asked */
            actor: string;
            /** @description the entry that led to this one */
            causationid?: string;
            /** @description the caller's own id of the request */
            correlationid?: string;
            /** @description as the schema of its type says, docs/schemas/entries */
            data: unknown;
            datacontenttype: string;
            /**
             * Format: uuid
             * @description unique for ever; a redelivery carries the same
             */
            id: string;
            journal: string;
            /**
             * Format: date-time
             * @description when it was recorded
             */
            recordedtime: string;
            region: string;
            /** @description in the region's journal, with 20 digits */
            sequence: string;
            source: string;
            specversion: string;
            /** @description in the stream */
            streamversion: number;
            /** @description the stream */
            subject: string;
            /**
             * Format: date-time
             * @description when it happened, as claimed
             */
            time: string;
            /** @description W3C Trace Context of the request */
            traceparent?: string;
            /** @description the event's name and version, as in docs/events.md */
            type: string;
        };
        /** @description R18 evaluator mix: the tree's score and the groups' mean marks (0-100), weights totalling 100; a group without a rating shares its weight */
        EvaluatorMix: {
            groups: components["schemas"]["Group"][];
            /** @description weight of the tree's score; at least 0 and at most 100 */
            tree: string;
            /** @description so many highest and so many lowest marks of a group are dropped, if more remain; default 0 */
            trim?: number;
        };
        Explanation: {
            /** @description the facts it is computed from */
            cut: string;
            /** @description from the published total down to the entries */
            derivation: components["schemas"]["DerivationNode"];
            engine: string;
            /** @description whether an entry that may bear on it could not be read */
            incomplete: boolean;
            period: string;
            score: components["schemas"]["ScoreDetail"];
            unit: string;
        };
        Formula: components["schemas"]["Absolute"] | components["schemas"]["Constant"] | components["schemas"]["Difference.indicators"] | components["schemas"]["Growth"] | components["schemas"]["IfMissing"] | components["schemas"]["Reference"] | components["schemas"]["LastYear"] | components["schemas"]["Logarithm"] | components["schemas"]["Maximum"] | components["schemas"]["Minimum"] | components["schemas"]["Own"] | components["schemas"]["OwnDenominator"] | components["schemas"]["OwnNumerator"] | components["schemas"]["Previous"] | components["schemas"]["Product"] | components["schemas"]["Quotient"] | components["schemas"]["Sum"] | components["schemas"]["WeightedYearToDate"] | components["schemas"]["YearToDate"];
        Goal: {
            /** @description what it rests on */
            basis?: string;
            cycle: string;
            goal: string;
            /** @description long-term, annual or stage */
            horizon: string;
            /** @description the unit that is to achieve it */
            owner: string;
            /** @description the goal it is part of */
            parent?: string;
            /** @description who answers for it */
            person?: string;
            /** @description why it was sent back */
            remark?: string;
            /** @description draft, submitted, approved or issued */
            state: string;
            title: string;
            /** @description its stream's version, to be sent as If-Match */
            version: number;
            /** @description in per cent of its siblings' */
            weight: string;
        };
        GoalContent: {
            /** @description what it rests on: a plan, a decision */
            basis?: string;
            cycle: string;
            /** @enum {string} */
            horizon: "long-term" | "annual" | "stage";
            /** @description the unit that is to achieve it */
            owner: string;
            /** @description the goal it is part of */
            parent?: string;
            /** @description who answers for it */
            person?: string;
            title: string;
            /** @description in per cent of its siblings'; above 0 and at most 100 */
            weight: string;
        };
        GoalObjection: {
            reason: string;
        };
        GoalPage: {
            items: components["schemas"]["Goal"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description A grade: who is at least at the floor and within the quota gets it */
        Grade: {
            /** @description lowest total */
            atLeast?: string;
            grade: string;
            /** @description largest share of the ranked units; at least 0 and at most 1 */
            quota?: string;
        };
        /** @description A grade, its marks, and the band a rater may choose marks from */
        GradeMark: {
            grade: string;
            high?: string;
            low?: string;
            /** @description at least 0 */
            marks: string;
        };
        /** @description A grade, its marks, and the band a rater may choose marks from */
        "GradeMark.indicators": {
            grade: string;
            high?: string;
            low?: string;
            /** @description at least 0 */
            marks: string;
        };
        /** @description R19 grades, best first; the last has neither floor nor quota and takes whoever is left */
        Grades: {
            grades: components["schemas"]["Grade"][];
            /**
             * @description default floor
             * @enum {string}
             */
            rounding?: "floor" | "half-up" | "ceiling";
            /**
             * @description default leave-out
             * @enum {string}
             */
            ties?: "leave-out" | "by-bonus";
        };
        /** @description R16 grade table: marks[grade]/full; a rater's own marks are held within the grade's band; several ratings: their mean */
        GradeTable: {
            /** @description above 0 */
            full: string;
            grades: components["schemas"]["GradeMark"][];
            /** @constant */
            rule: "grade-table";
        };
        /** @description R16 grade table: marks[grade]/full; a rater's own marks are held within the grade's band; several ratings: their mean */
        "GradeTable.indicators": {
            /** @description above 0 */
            full: string;
            grades: components["schemas"]["GradeMark.indicators"][];
            /** @constant */
            rule: "grade-table";
        };
        /** @description An evaluator group and its weight in the total */
        Group: {
            group: string;
            /** @description above 0 and at most 100 */
            weight: string;
        };
        /** @description (x - before)/|before|*factor; a before of 0 is an outcome of its own */
        Growth: {
            /**
             * @description default last-year
             * @enum {string}
             */
            against?: "previous" | "last-year";
            /** @description default 1 */
            factor?: string;
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "growth";
        };
        /** @description R15 growth and contribution: level*clamp(a/t) + own*clamp(growth/fullGrowth) + contribution*clamp((dx/sum of dx)/fullContribution) */
        GrowthMix: {
            /**
             * @description default last-year
             * @enum {string}
             */
            against?: "previous" | "last-year";
            /** @description share of the contribution to the class's growth; at least 0 and at most 1 */
            contribution: string;
            /** @description share of the class's growth that earns the full contribution share; above 0 and at most 1; default 0.1 */
            fullContribution?: string;
            /** @description growth that earns the full own share; above 0; default 0.1 */
            fullGrowth?: string;
            /** @description share of the level; at least 0 and at most 1 */
            level: string;
            /** @description share of the unit's own growth; at least 0 and at most 1 */
            own: string;
            /** @constant */
            rule: "growth-mix";
        };
        /** @description R15 growth and contribution: level*clamp(a/t) + own*clamp(growth/fullGrowth) + contribution*clamp((dx/sum of dx)/fullContribution) */
        "GrowthMix.indicators": {
            /**
             * @description default last-year
             * @enum {string}
             */
            against?: "previous" | "last-year";
            /** @description share of the contribution to the class's growth; at least 0 and at most 1 */
            contribution: string;
            /** @description share of the class's growth that earns the full contribution share; above 0 and at most 1; default 0.1 */
            fullContribution?: string;
            /** @description growth that earns the full own share; above 0; default 0.1 */
            fullGrowth?: string;
            /** @description share of the level; at least 0 and at most 1 */
            level: string;
            /** @description share of the unit's own growth; at least 0 and at most 1 */
            own: string;
            /** @constant */
            rule: "growth-mix";
        };
        /** @description R4b hurdle and rank: part for reaching the target, the rest by rank decay among the units strictly past it */
        HurdleAndRank: {
            /** @description at least 0 and at most 1 */
            part: string;
            /** @constant */
            rule: "hurdle-and-rank";
            /** @description at least 0 and at most 1; default 0.05 */
            step?: string;
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R4b hurdle and rank: part for reaching the target, the rest by rank decay among the units strictly past it */
        "HurdleAndRank.indicators": {
            /** @description at least 0 and at most 1 */
            part: string;
            /** @constant */
            rule: "hurdle-and-rank";
            /** @description at least 0 and at most 1; default 0.05 */
            step?: string;
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description the value, or where it is absent the other one */
        IfMissing: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "if-missing";
            otherwise: components["schemas"]["Formula"];
        };
        Indicator: {
            /** @description what is counted, and how */
            definition: string;
            /** @description output, quality, efficiency, benefit or satisfaction */
            dimension: string;
            indicator: string;
            /** @description macro, meso or micro */
            layer: string;
            name: string;
            /** @description quantitative or qualitative */
            nature: string;
            /** @description the unit that answers for it */
            owner?: string;
            /** @description the first period without it */
            retiredFrom?: string;
            /** @description where its figures come from */
            source?: string;
            unitOfMeasure: string;
        };
        IndicatorBatch: {
            indicators: components["schemas"]["NewIndicator"][];
        };
        /** @description One version of an indicator: how its figures are read and scored */
        IndicatorDefinition: {
            /**
             * @description how shorter periods' observations make a longer period's figure; default last
             * @enum {string}
             */
            accumulation?: "last" | "sum" | "mean";
            /** @enum {string} */
            direction: "up" | "down" | "on-target" | "range";
            /** @description the first period the version holds for */
            effectiveFrom: string;
            /** @description numerator/denominator is multiplied by it; default 1 */
            factor?: string;
            formula?: components["schemas"]["Formula"];
            /**
             * @description the kind of period its observations are for
             * @enum {string}
             */
            frequency: "year" | "half" | "quarter" | "month";
            indicator: string;
            rule: components["schemas"]["Rule"];
            version: number;
        };
        IndicatorDifference: {
            after?: components["schemas"]["IndicatorScored"];
            before?: components["schemas"]["IndicatorScored"];
            /** @description the change of its contribution by what it comes from */
            causes?: components["schemas"]["Causes"];
            indicator: string;
        };
        /** @description An indicator in the tree */
        IndicatorNode: {
            /** @description highest achievement that counts; above 0 and at most 10 */
            cap?: string;
            indicator: string;
            /** @constant */
            kind: "indicator";
            light: components["schemas"]["LightRule"];
            /** @description what happens to a missing figure here, by its reason; before what is said of the blocks above and of the whole scheme; kc-2 */
            missing?: components["schemas"]["Missing"][];
            /** @description true: shown with its value and light, without weight, score and coverage; kc-2 */
            watched?: boolean;
            /** @description above 0 and at most 100000 */
            weight?: string;
        };
        IndicatorPage: {
            items: components["schemas"]["Indicator"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        IndicatorResult: {
            achievement?: string;
            block: string;
            contribution?: string;
            exactScore?: string;
            figureOf?: string;
            /** @enum {string} */
            imputed?: "carried" | "substituted";
            indicator: string;
            /** @enum {string} */
            light: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            lightOverridden: boolean;
            partial: boolean;
            /** @enum {string} */
            policy?: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            provisional: boolean;
            reason?: string;
            score?: string;
            value?: string;
            version: number;
            watched?: boolean;
            weight?: string;
        };
        IndicatorRetirement: {
            /** @description the first period without it */
            from: string;
            reason: string;
        };
        IndicatorScored: {
            /** @description codes from the top, joined by / */
            block: string;
            contribution?: string;
            /** @description the period of a value that was carried */
            figureOf?: string;
            /** @description how the value came about that is used in place of a missing one; absent where it is the unit's own */
            imputed?: string;
            indicator: string;
            /** @enum {string} */
            light: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
            /** @description why there is no figure */
            noData?: string;
            /** @description whether a part of the value is still owed; absent where none is, and of scores by kc-1 */
            partial?: boolean;
            score?: string;
            value?: string;
            /** @description of its definition; absent where none was in force */
            version?: number;
            /** @description whether it is shown and counts for nothing; absent where it counts */
            watched?: boolean;
        };
        IndicatorVersion: {
            definition: components["schemas"]["IndicatorDefinition"];
            /** @description the first period it holds for */
            effectiveFrom: string;
            /** @description SHA-256 of the definition's canonical form */
            hash: string;
            indicator: string;
            /** @description the first period without the indicator */
            retiredFrom?: string;
            /** @description draft, approved or enacted */
            stage: string;
            version: number;
        };
        IndicatorVersionPage: {
            items: components["schemas"]["IndicatorVersion"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        InWords: {
            en: string;
            "zh-CN": string;
        };
        JournalEnd: {
            position: string;
        };
        /** @description the value in the same period a year before */
        LastYear: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "last-year";
        };
        LightMoved: {
            /** @enum {string} */
            from: "green" | "yellow" | "orange" | "red" | "grey" | "missing" | "none";
            indicator: string;
            /** @enum {string} */
            to: "green" | "yellow" | "orange" | "red" | "grey" | "missing" | "none";
        };
        /** @description green at or past green, yellow down to the midpoint (4 levels) or to red (3 levels), orange down to red, else red; mirrored where lower is better */
        LightRule: {
            green: string;
            /** @description default 3 */
            levels?: number;
            /** @enum {string} */
            on: "value" | "achievement" | "course";
            red: string;
        };
        Lights: {
            green: number;
            grey: number;
            missing: number;
            orange: number;
            red: number;
            yellow: number;
        };
        LightsMoved: {
            count: number;
            /** @enum {string} */
            from: "green" | "yellow" | "orange" | "red" | "grey" | "missing" | "none";
            /** @enum {string} */
            to: "green" | "yellow" | "orange" | "red" | "grey" | "missing" | "none";
        };
        /** @description the natural logarithm; a value of 0 or less is an outcome of its own */
        Logarithm: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "logarithm";
        };
        /** @description the greatest of its parts, all of which are needed */
        Maximum: {
            of: components["schemas"]["Formula"][];
            /** @constant */
            op: "maximum";
        };
        /**
         * @example {
         *       "name": "李敏",
         *       "regions": [
         *         "qinghe"
         *       ],
         *       "roles": [
         *         "office"
         *       ],
         *       "subject": "0f6a1c58-3a0e-4b5e-9a53-6a8f0f1f2c11",
         *       "units": [
         *         "*"
         *       ]
         *     }
         */
        Me: {
            name: string;
            regions: string[];
            roles: string[];
            subject: string;
            units: string[];
        };
        /** @description the least of its parts, all of which are needed */
        Minimum: {
            of: components["schemas"]["Formula"][];
            /** @constant */
            op: "minimum";
        };
        /** @description What happens to a figure that is missing for a reason: a policy, or a figure in its place, which is marked as imputed and is not covered; where there is none, share */
        Missing: {
            carry?: components["schemas"]["Carry"];
            /** @enum {string} */
            policy?: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            reason: string;
            substitute?: components["schemas"]["Substitute"];
        };
        NamedScheme: {
            scheme: string;
            version: number;
        };
        NamedSchemes: {
            versions: components["schemas"]["NamedScheme"][];
        };
        NamedVersion: {
            indicator: string;
            version: number;
        };
        NamedVersions: {
            versions: components["schemas"]["NamedVersion"][];
        };
        NewClass: {
            name: string;
            unitClass: string;
        };
        NewCycle: {
            cycle: string;
            name: string;
            /** @description the period that is assessed */
            period: string;
        };
        NewGoal: {
            /** @description what it rests on: a plan, a decision */
            basis?: string;
            cycle: string;
            goal: string;
            /** @enum {string} */
            horizon: "long-term" | "annual" | "stage";
            /** @description the unit that is to achieve it */
            owner: string;
            /** @description the goal it is part of */
            parent?: string;
            /** @description who answers for it */
            person?: string;
            title: string;
            /** @description in per cent of its siblings'; above 0 and at most 100 */
            weight: string;
        };
        NewIndicator: {
            /** @description what is counted, and how */
            definition: string;
            /** @enum {string} */
            dimension: "output" | "quality" | "efficiency" | "benefit" | "satisfaction";
            indicator: string;
            /** @enum {string} */
            layer: "macro" | "meso" | "micro";
            name: string;
            /** @enum {string} */
            nature: "quantitative" | "qualitative";
            /** @description the unit that answers for it */
            owner?: string;
            /** @description where its figures come from */
            source?: string;
            unitOfMeasure: string;
        };
        /** @description A figure of a unit's indicator in a period: exactly one of value, numerator with denominator, and noData */
        NewObservation: {
            /** @description not zero */
            denominator?: string;
            indicator: string;
            /**
             * @description why there is no figure, instead of one
             * @enum {string}
             */
            noData?: "not-applicable" | "not-sent" | "not-due" | "blocked";
            note?: string;
            /** @description with a denominator, instead of a value */
            numerator?: string;
            period: string;
            /** @description needed where it takes the place of another figure */
            reason?: string;
            /**
             * Format: date
             * @description the day it was reported elsewhere, by which it is late or in time
             */
            reportedOn?: string;
            /** @description where the figure comes from */
            source?: string;
            unit: string;
            value?: string;
        };
        NewRegion: {
            name: string;
            region: string;
            /** @description in which its days begin and end */
            timeZone: string;
        };
        NewRun: {
            /** @description a moment; the positions as known then */
            asOf?: string;
            /** @description what to compare with: another run's number for a what-if or as-of, the word history for a verify */
            base?: string;
            /** @description the positions to compute from, or a moment; the present ones where it is left out */
            cut?: string;
            /** @enum {string} */
            kind: "verify" | "as-of" | "what-if" | "official";
            /** @description what a what-if assumes */
            overlay?: components["schemas"]["RunOverlay"];
            reason: string;
            /** @description all classes, periods and units where it is left out */
            scope?: components["schemas"]["RunScope"];
        };
        /** @description How the units of one class are scored in one cycle */
        NewScheme: {
            bonuses?: components["schemas"]["Bonuses"];
            /**
             * @description default submitted
             * @enum {string}
             */
            countsFrom?: "submitted" | "approved";
            cycle: string;
            deductions?: components["schemas"]["Deductions"];
            /**
             * @description the engine it is scored by; left out: that of the version before, and of a new scheme kc-2
             * @enum {string}
             */
            engine?: "kc-1" | "kc-2";
            evaluators?: components["schemas"]["EvaluatorMix"];
            grades?: components["schemas"]["Grades"];
            /** @description policy by reason code; reasons not listed follow the defaults: not-applicable share, not-sent zero, not-approved zero, not-due leave-out, anything else otherwise; default {} */
            noData?: {
                [key: string]: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            };
            /**
             * @description default share
             * @enum {string}
             */
            otherwise?: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            /**
             * @description how a unit that ends within a period is scored for the part it existed; left out: unranked; kc-2
             * @enum {string}
             */
            partialYear?: "score" | "unranked" | "leave-out";
            /** @description the kinds of period that are scored */
            periods: ("year" | "half" | "quarter" | "month")[];
            /** @description default {} */
            rounding?: components["schemas"]["Rounding"];
            /** @description default {} */
            scaling?: components["schemas"]["Scaling"];
            scheme: string;
            /**
             * @description which rank units of equal total share; mean is for rules only; default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
            tree: components["schemas"]["Block"];
            unitClass: string;
            /** @description may stand, as in a version that was read; the next is given */
            version?: number;
            /** @description default [] */
            vetoes?: components["schemas"]["VetoEffect"][];
        };
        NewTarget: {
            /** @description the planned course: which share of the value by when; default [] */
            course?: components["schemas"]["PlannedShare"][];
            /** @description what must be reached at least */
            floor?: string;
            indicator: string;
            period: string;
            /** @description of this unit; either unit or unitClass */
            unit?: string;
            /** @description of every unit of this class */
            unitClass?: string;
            value: string;
        };
        NewUnit: {
            /**
             * Format: date
             * @description the day it exists from
             */
            from: string;
            kind: string;
            name: string;
            /** @description the unit above it; at the top without */
            parent?: string;
            unit: string;
            /** @description the class it is compared within */
            unitClass?: string;
        };
        /** @description A version of an indicator: how its figures are read and scored */
        NewVersion: {
            /**
             * @description how shorter periods' observations make a longer period's figure; default last
             * @enum {string}
             */
            accumulation?: "last" | "sum" | "mean";
            /** @enum {string} */
            direction: "up" | "down" | "on-target" | "range";
            /** @description the first period the version holds for */
            effectiveFrom: string;
            /** @description numerator/denominator is multiplied by it; default 1 */
            factor?: string;
            formula?: components["schemas"]["Formula"];
            /**
             * @description the kind of period its observations are for
             * @enum {string}
             */
            frequency: "year" | "half" | "quarter" | "month";
            /** @description may stand, as in a version that was read; the path counts */
            indicator?: string;
            rule: components["schemas"]["Rule"];
            /** @description may stand, as in a version that was read; the next is given */
            version?: number;
        };
        Node: components["schemas"]["Block"] | components["schemas"]["IndicatorNode"];
        Observation: {
            denominator?: string;
            indicator: string;
            late: boolean;
            note?: string;
            /** @description with a denominator, instead of a value */
            numerator?: string;
            period: string;
            /** @description of its last entry */
            position: string;
            /** @description why it was corrected, returned or withdrawn, or has no figure */
            remark?: string;
            source?: string;
            /** @enum {string} */
            state: "submitted" | "approved" | "returned" | "no-data" | "withdrawn";
            unit: string;
            value?: string;
            /** @description its stream's version, to be sent as If-Match */
            version: number;
        };
        /** @description Observations that are sent together, in the order in which rows are counted */
        ObservationBatch: {
            observations: components["schemas"]["NewObservation"][];
        };
        ObservationObjection: {
            reason: string;
        };
        ObservationPage: {
            items: components["schemas"]["Observation"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description the indicator's own observation */
        Own: {
            /** @constant */
            op: "own";
        };
        /** @description the denominator of the indicator's own observation */
        OwnDenominator: {
            /** @constant */
            op: "own-denominator";
        };
        /** @description the numerator of the indicator's own observation */
        OwnNumerator: {
            /** @constant */
            op: "own-numerator";
        };
        Parked: {
            parked: components["schemas"]["ParkedEntry"][];
            /** @description how many the retry took in; absent where none was asked for */
            taken?: number;
        };
        ParkedEntry: {
            position: string;
            /** @description why */
            reason: string;
            /** Format: date-time */
            since: string;
            stream: string;
            /** @description which part of the service waits for it */
            subscriber: string;
        };
        Plan: {
            cells: number;
            cohorts: number;
            entries: number;
            units: number;
        };
        PlannedShare: {
            period: string;
            share: string;
        };
        Positions: {
            /** @description the sequence of each other journal up to which it has received it */
            heard: {
                [key: string]: number;
            };
            /** @description the last sequence of each journal of its own */
            journal: {
                [key: string]: number;
            };
            service: string;
        };
        /** @description the value in the period before */
        Previous: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "previous";
        };
        /** @description A refusal (RFC 9457); its texts follow Accept-Language, its codes never do */
        Problem: {
            detail?: string;
            errors: components["schemas"]["ProblemError"][];
            instance: string;
            /** @description the HTTP status */
            status: number;
            title: string;
            traceId?: string;
            /** @description the kind of problem, stable */
            type: string;
            /** @description how many more were found than are listed */
            unlisted?: number;
        };
        ProblemError: {
            /** @description stable, in kebab-case */
            code: string;
            /** @description of a CSV */
            column?: string;
            message: string;
            /** @description JSON pointer to the field, or / and a parameter's name */
            pointer?: string;
            /** @description of the rows as sent, from 1 */
            row?: number;
        };
        Product: {
            of: components["schemas"]["Formula"][];
            /** @constant */
            op: "product";
        };
        PublishedRun: {
            /** @description in order of period and class */
            editions: components["schemas"]["EditionName"][];
            entries: components["schemas"]["RecordedEntry"][];
            /** @enum {string} */
            outcome: "recorded" | "unchanged";
        };
        /** @description numerator/denominator*factor; a denominator of 0 is an outcome of its own */
        Quotient: {
            denominator: components["schemas"]["Formula"];
            /** @description default 1 */
            factor?: string;
            numerator: components["schemas"]["Formula"];
            /** @constant */
            op: "quotient";
        };
        /** @description R12b range: base + (1-base)*(a-min)/(max-min) over the class; max = min earns 1 */
        RangeShare: {
            /** @description at least 0 and at most 1; default 0.6 */
            base?: string;
            /** @constant */
            rule: "range-share";
        };
        /** @description R12b range: base + (1-base)*(a-min)/(max-min) over the class; max = min earns 1 */
        "RangeShare.indicators": {
            /** @description at least 0 and at most 1; default 0.6 */
            base?: string;
            /** @constant */
            rule: "range-share";
        };
        /** @description A part of the class from the best place down, and what its places earn */
        RankBand: {
            /** @description achievement; at least 0 and at most 1 */
            earns: string;
            /** @description the share of the class down to which the band reaches; above 0 and at most 1 */
            upTo: string;
        };
        /** @description A part of the class from the best place down, and what its places earn */
        "RankBand.indicators": {
            /** @description achievement; at least 0 and at most 1 */
            earns: string;
            /** @description the share of the class down to which the band reaches; above 0 and at most 1 */
            upTo: string;
        };
        /** @description R5b rank bands: what the first band earns that reaches down to rank/n; a band smaller than one unit is empty. Bands best first, the last reaching to 1 */
        RankBands: {
            bands: components["schemas"]["RankBand"][];
            /** @constant */
            rule: "rank-bands";
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R5b rank bands: what the first band earns that reaches down to rank/n; a band smaller than one unit is empty. Bands best first, the last reaching to 1 */
        "RankBands.indicators": {
            bands: components["schemas"]["RankBand.indicators"][];
            /** @constant */
            rule: "rank-bands";
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R4 rank decay: max(0, 1 - step*(rank-1)) among the units with a figure */
        RankDecay: {
            /** @constant */
            rule: "rank-decay";
            /** @description at least 0 and at most 1; default 0.05 */
            step?: string;
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R4 rank decay: max(0, 1 - step*(rank-1)) among the units with a figure */
        "RankDecay.indicators": {
            /** @constant */
            rule: "rank-decay";
            /** @description at least 0 and at most 1; default 0.05 */
            step?: string;
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R5 rank table: marks[rank]/full; tied by mean: the mean of the marks of the shared places */
        RankTable: {
            /**
             * @description default last
             * @enum {string}
             */
            beyond?: "last" | "zero";
            /** @description above 0 */
            full: string;
            marks: string[];
            /** @constant */
            rule: "rank-table";
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R5 rank table: marks[rank]/full; tied by mean: the mean of the marks of the shared places */
        "RankTable.indicators": {
            /**
             * @description default last
             * @enum {string}
             */
            beyond?: "last" | "zero";
            /** @description above 0 */
            full: string;
            marks: string[];
            /** @constant */
            rule: "rank-table";
            /**
             * @description default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
        };
        /** @description R6 ratio to best: a/best, lower better: best/a; zeroBest says what a best of 0 or less gives */
        RatioToBest: {
            /** @constant */
            rule: "ratio-to-best";
            /**
             * @description left out: not defined under kc-1, full-or-nothing under kc-2
             * @enum {string}
             */
            zeroBest?: "full-or-nothing" | "plus-one";
        };
        /** @description R6 ratio to best: a/best, lower better: best/a; zeroBest says what a best of 0 or less gives */
        "RatioToBest.indicators": {
            /** @constant */
            rule: "ratio-to-best";
            /**
             * @description left out: not defined under kc-1, full-or-nothing under kc-2
             * @enum {string}
             */
            zeroBest?: "full-or-nothing" | "plus-one";
        };
        /** @description R3 reached: 1 if the target is reached, else 0; strictly: passed, not just met */
        Reached: {
            /** @constant */
            rule: "reached";
            /** @description default false */
            strictly?: boolean;
        };
        /** @description R3 reached: 1 if the target is reached, else 0; strictly: passed, not just met */
        "Reached.indicators": {
            /** @constant */
            rule: "reached";
            /** @description default false */
            strictly?: boolean;
        };
        Rebuilt: {
            /** @description it was made from */
            entries: number;
            outcome: string;
        };
        RecordedEntry: {
            /** Format: uuid */
            id: string;
            position: string;
        };
        /** @description another indicator's figure for the same unit and period */
        Reference: {
            indicator: string;
            /** @constant */
            op: "indicator";
        };
        Refilling: {
            outcome: string;
        };
        Region: {
            name: string;
            region: string;
            timeZone: string;
        };
        RegionPage: {
            items: components["schemas"]["Region"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        RenameCategory: {
            name: string;
        };
        RetireCategory: {
            /** @description what is given in its place */
            into?: string;
            reason: string;
        };
        /** @description Where and how numbers are rounded; a scale left out means exact (34 digits) */
        Rounding: {
            /** @description decimals of a block's score */
            block?: number;
            /**
             * @description which numbers decide ranks, ties and grades under kc-2: those published, or exact ones at compared decimals; left out: published, or exact where compared is not 10
             * @enum {string}
             */
            compare?: "published" | "exact";
            /** @description decimals at which values count as equal in ranks, ties and grade bands; default 10 */
            compared?: number;
            /** @description decimals of an indicator's 0-100 score */
            leaf?: number;
            /**
             * @description default half-up
             * @enum {string}
             */
            mode?: "half-up" | "half-even" | "down" | "up";
            /** @description decimals of what is shown and published; default 2 */
            published?: number;
            /** @description decimals of the total before ranking */
            total?: number;
        };
        Rule: components["schemas"]["AgainstMean.indicators"] | components["schemas"]["BandedEfficacy.indicators"] | components["schemas"]["Between.indicators"] | components["schemas"]["Closeness.indicators"] | components["schemas"]["Completion.indicators"] | components["schemas"]["Control.indicators"] | components["schemas"]["Efficacy.indicators"] | components["schemas"]["GradeTable.indicators"] | components["schemas"]["GrowthMix.indicators"] | components["schemas"]["HurdleAndRank.indicators"] | components["schemas"]["RangeShare.indicators"] | components["schemas"]["RankBands.indicators"] | components["schemas"]["RankDecay.indicators"] | components["schemas"]["RankTable.indicators"] | components["schemas"]["RatioToBest.indicators"] | components["schemas"]["Reached.indicators"] | components["schemas"]["Satisfaction.indicators"] | components["schemas"]["Steps.indicators"] | components["schemas"]["Thirds.indicators"] | components["schemas"]["ThresholdDeduction.indicators"] | components["schemas"]["Timeliness.indicators"];
        /** @description A replay run: what it was asked for and what it came to */
        Run: {
            /** @description who approved it, by subject id */
            approver?: string;
            /** @description what the approver is called */
            approverName?: string;
            /** @description how often it was started */
            attempt: number;
            /** @description what its result is held against: a cut of scores or another run */
            base?: string;
            /** @description of them, those that differ */
            changed?: number;
            /** Format: date-time */
            changedAt: string;
            cohorts?: number;
            /** @description the facts it is scored from */
            cut: string;
            engine: string;
            /** @description that were read */
            entries?: number;
            /** @description why it failed or was rejected */
            failure?: string;
            /** @enum {string} */
            kind: "verify" | "as-of" | "what-if" | "official";
            /** @description SHA-256 of what is held to be in force instead */
            overlay?: string;
            /** @description what is held to be in force; only where one run is asked for */
            overlayContent?: unknown;
            /** @description what is to be read and scored */
            plan: components["schemas"]["Plan"];
            /** Format: date-time */
            plannedAt: string;
            reason: string;
            /** @description who asked for it, by subject id */
            requester: string;
            /** @description what the requester is called */
            requesterName?: string;
            /** @description SHA-256 over its results: equal roots, equal results */
            root?: string;
            /** @description SHA-256 of what makes it this run */
            run: string;
            /** @description what it looks at; an empty list means all */
            scope: components["schemas"]["Scope"];
            /** @enum {string} */
            state: "planned" | "running" | "completed" | "verified" | "approved" | "promoted" | "rejected" | "cancelled" | "failed" | "expired";
            /** @description scores that were computed */
            units?: number;
            /** @description its stream's version, to be sent as If-Match */
            version: number;
        };
        RunOverlay: {
            /** @description versions that were drafted and not enacted; default [] */
            drafts?: components["schemas"]["AssumedDraft"][];
            /** @description definitions of indicators as the library takes them, each with its code; default [] */
            indicators?: unknown[];
            /** @description definitions of schemes as the library takes them; default [] */
            schemes?: unknown[];
            /** @description default [] */
            targets?: components["schemas"]["AssumedTarget"][];
            /** @description default [] */
            weights?: components["schemas"]["AssumedWeight"][];
        };
        RunPage: {
            items: components["schemas"]["Run"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        RunPlan: {
            /** @description what it is compared with */
            base?: string;
            cut: string;
            engine: string;
            entries: components["schemas"]["RecordedEntry"][];
            /** @description whether it was planned before */
            exists: boolean;
            /** @enum {string} */
            kind: "verify" | "as-of" | "what-if" | "official";
            /** @enum {string} */
            outcome: "recorded" | "unchanged";
            /** @description SHA-256 over what is assumed */
            overlay?: string;
            /** @description what it reads and touches */
            plan: components["schemas"]["Plan"];
            /** @description 64 hexadecimal digits over all that is asked for */
            run: string;
            scope: components["schemas"]["Scope"];
        };
        RunProgress: {
            cells: number;
            cellsPerSecond?: number;
            cellsPlanned: number;
            cohorts: number;
            cohortsPlanned: number;
            entries: number;
            entriesPerSecond?: number;
            entriesPlanned: number;
            /** @description what is being done */
            phase: string;
            run: string;
            /** @description since it began */
            seconds: number;
            /** @description as far as can be told */
            secondsLeft?: number;
            /** @enum {string} */
            state: "planned" | "running" | "completed" | "verified" | "approved" | "promoted" | "rejected" | "cancelled" | "failed" | "expired";
        };
        RunPublication: {
            reason: string;
        };
        RunRejection: {
            reason: string;
        };
        RunResults: {
            period: string;
            run: string;
            unitClass: string;
            units: components["schemas"]["UnitScored"][];
        };
        RunScope: {
            /** @description default [] */
            classes?: string[];
            /** @description default [] */
            periods?: string[];
            /** @description only the scores of these units are kept; the others are still ranked with them; default [] */
            units?: string[];
        };
        /** @description R17 satisfaction: sum(n*v)/sum(n)/full; an answer without a value counts in neither sum */
        Satisfaction: {
            /** @description above 0 */
            full: string;
            /** @description default 1 */
            minimumSample?: number;
            /** @constant */
            rule: "satisfaction";
            /** @description value of each answer; answers not listed, like don't-know, do not count */
            values: {
                [key: string]: string;
            };
        };
        /** @description R17 satisfaction: sum(n*v)/sum(n)/full; an answer without a value counts in neither sum */
        "Satisfaction.indicators": {
            /** @description above 0 */
            full: string;
            /** @description default 1 */
            minimumSample?: number;
            /** @constant */
            rule: "satisfaction";
            /** @description value of each answer; answers not listed, like don't-know, do not count */
            values: {
                [key: string]: string;
            };
        };
        /** @description R22 class coefficient, and scaling between classes */
        Scaling: {
            /**
             * @description default none
             * @enum {string}
             */
            between?: "none" | "best-is-100";
            /** @description difficulty of the class; above 0 and at most 10; default 1 */
            coefficient?: string;
        };
        /** @description How the units of one class are scored in one cycle */
        Scheme: {
            bonuses?: components["schemas"]["Bonuses"];
            /**
             * @description default submitted
             * @enum {string}
             */
            countsFrom?: "submitted" | "approved";
            cycle: string;
            deductions?: components["schemas"]["Deductions"];
            /**
             * @description the engine it is scored by; without one kc-1
             * @enum {string}
             */
            engine?: "kc-1" | "kc-2";
            evaluators?: components["schemas"]["EvaluatorMix"];
            grades?: components["schemas"]["Grades"];
            /** @description policy by reason code; reasons not listed follow the defaults: not-applicable share, not-sent zero, not-approved zero, not-due leave-out, anything else otherwise; default {} */
            noData?: {
                [key: string]: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            };
            /**
             * @description default share
             * @enum {string}
             */
            otherwise?: "share" | "zero" | "leave-out" | "peer-mean" | "full-mark" | "carry-forward";
            /**
             * @description how a unit that ends within a period is scored for the part it existed; left out: unranked; kc-2
             * @enum {string}
             */
            partialYear?: "score" | "unranked" | "leave-out";
            /** @description the kinds of period that are scored */
            periods: ("year" | "half" | "quarter" | "month")[];
            /** @description default {} */
            rounding?: components["schemas"]["Rounding"];
            /** @description default {} */
            scaling?: components["schemas"]["Scaling"];
            scheme: string;
            /**
             * @description which rank units of equal total share; mean is for rules only; default best
             * @enum {string}
             */
            ties?: "best" | "dense" | "mean";
            tree: components["schemas"]["Block"];
            unitClass: string;
            version: number;
            /** @description default [] */
            vetoes?: components["schemas"]["VetoEffect"][];
        };
        SchemeBatch: {
            schemes: components["schemas"]["NewScheme"][];
        };
        SchemeVersion: {
            cycle: string;
            definition: components["schemas"]["Scheme"];
            /** @description SHA-256 of the definition's canonical form */
            hash: string;
            scheme: string;
            /** @description draft, approved or enacted */
            stage: string;
            unitClass: string;
            version: number;
        };
        SchemeVersionPage: {
            items: components["schemas"]["SchemeVersion"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        Scope: {
            classes: string[];
            periods: string[];
            units: string[];
        };
        Scoreboard: {
            period: string;
            unitClass: string;
            units: components["schemas"]["UnitScored"][];
        };
        ScoredClass: {
            periods: string[];
            unitClass: string;
        };
        ScoredClassPage: {
            items: components["schemas"]["ScoredClass"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description A unit's score with every figure as it was weighed */
        ScoreDetail: {
            /** @description whether a veto excludes the unit from awards */
            barredFromAwards: boolean;
            blocks: components["schemas"]["BlockResult"][];
            /** @description share of the weight that has a figure of its own */
            coverage: string;
            /** @description before publication rounding: what ranks and grades are decided by */
            exactTotal?: string;
            grade?: string;
            indicators: components["schemas"]["IndicatorResult"][];
            rank?: number;
            total?: string;
            unit: string;
            /** @description why there is a total and no rank; absent where there is one */
            unranked?: string;
        };
        /** @description An entry of the journal of scores (CloudEvents 1.0); data is what docs/asyncapi describes under its type */
        ScoresEntry: {
            actor: string;
            data: unknown;
            /** Format: uuid */
            id: string;
            journal: string;
            /** Format: date-time */
            recordedtime: string;
            region: string;
            /** @description 20 digits, so that it sorts as text */
            sequence: string;
            source: string;
            specversion: string;
            streamversion: number;
            subject: string;
            /** Format: date-time */
            time: string;
            type: string;
        };
        /** @description The score table of a class in a period */
        ScoreTable: {
            /** @description the moment or cut that was asked for; absent where the present was */
            asOf?: string;
            /** @description below the top, in the scheme's order */
            blocks: string[];
            className: string;
            /** @description up to where the journals are in it; the latest where rows differ */
            cut: string;
            engine: string;
            /** @description whether some entries could not be read, so that scores may change */
            incomplete: boolean;
            period: string;
            region: string;
            regionName: string;
            rows: components["schemas"]["ScoreTableRow"][];
            /** @description code and version */
            scheme: string;
            unitClass: string;
            /** @description the last entry of the scores journal looked at; absent with asOf */
            upTo?: string;
        };
        ScoreTableRow: {
            /** @description in the order of the table's blocks */
            blockScores: components["schemas"]["BlockCell"][];
            /** @description share of the weights with figures, 0 to 1 */
            coverage: string;
            grade?: string;
            lights: components["schemas"]["Lights"];
            name: string;
            /** @description whether figures of the period are still owed in a figure that counts; absent where none is, and of scores by kc-1 */
            partial?: boolean;
            /** @description the entry it stands in */
            position: string;
            /** @description absent where the unit has no total */
            rank?: number;
            total?: string;
            unit: string;
        };
        Segment: {
            bytes: number;
            /** @description up to where */
            cut: string;
            /** @description recorded since */
            entriesAfter: number;
            /** @description SHA-256 of its bytes */
            hash: string;
            region: string;
        };
        /** @description At publication decimals, with the remainder that makes the shown parts add up */
        Shown: {
            contribution?: string;
            remainder?: string;
            value: string;
        };
        /** @description A standard value and the coefficient earned on reaching it */
        Standard: {
            /** @description at least 0 and at most 1 */
            coefficient: string;
            value: string;
        };
        /** @description A standard value and the coefficient earned on reaching it */
        "Standard.indicators": {
            /** @description at least 0 and at most 1 */
            coefficient: string;
            value: string;
        };
        Standing: {
            grade?: string;
            rank?: number;
            scheme: string;
            total?: string;
        };
        /** @description One step of a table; the first has no from, the last no to */
        Step: {
            /** @description at least 0 and at most 10 */
            achievement: string;
            from?: string;
            to?: string;
        };
        /** @description One step of a table; the first has no from, the last no to */
        "Step.indicators": {
            /** @description at least 0 and at most 10 */
            achievement: string;
            from?: string;
            to?: string;
        };
        /** @description R14 steps: a total and disjoint table over half-open intervals */
        Steps: {
            /**
             * @description lower: [from, to); upper: (from, to]; default lower
             * @enum {string}
             */
            closed?: "lower" | "upper";
            /**
             * @description read the table with the figure itself or with a/t; default value
             * @enum {string}
             */
            read?: "value" | "completion";
            /** @constant */
            rule: "steps";
            steps: components["schemas"]["Step"][];
        };
        /** @description R14 steps: a total and disjoint table over half-open intervals */
        "Steps.indicators": {
            /**
             * @description lower: [from, to); upper: (from, to]; default lower
             * @enum {string}
             */
            closed?: "lower" | "upper";
            /**
             * @description read the table with the figure itself or with a/t; default value
             * @enum {string}
             */
            read?: "value" | "completion";
            /** @constant */
            rule: "steps";
            steps: components["schemas"]["Step.indicators"][];
        };
        StreamHistory: {
            entries: components["schemas"]["Entry"][];
        };
        /** @description The place asked for was never given out: what is shown is to be read anew */
        StreamReset: {
            position: string;
        };
        /** @description Another figure of the same period in place of a missing one: a unit's, or the mean of those of the class's units that have one */
        Substitute: {
            /** @description left out: the mean of the class */
            unit?: string;
        };
        Sum: {
            of: components["schemas"]["Formula"][];
            /** @constant */
            op: "sum";
        };
        Target: {
            /** @description default [] */
            course?: components["schemas"]["PlannedShare"][];
            /** @description what must be reached at least */
            floor?: string;
            indicator: string;
            period: string;
            /** @description why it was adjusted */
            reason?: string;
            subject: string;
            unit?: string;
            unitClass?: string;
            value: string;
            /** @description its stream's version, to be sent as If-Match */
            version: number;
        };
        TargetAdjustment: {
            /** @description the planned course: which share of the value by when; default [] */
            course?: components["schemas"]["PlannedShare"][];
            /** @description what must be reached at least */
            floor?: string;
            indicator: string;
            period: string;
            reason: string;
            /** @description the request's own code */
            request: string;
            /** @description of this unit; either unit or unitClass */
            unit?: string;
            /** @description of every unit of this class */
            unitClass?: string;
            value: string;
        };
        TargetBatch: {
            targets: components["schemas"]["NewTarget"][];
        };
        TargetChange: {
            before: string;
            course: components["schemas"]["PlannedShare"][];
            floor?: string;
            streamVersion: number;
            target: components["schemas"]["TargetKey"];
            value: string;
        };
        TargetKey: {
            indicator: string;
            period: string;
            unit?: string;
            unitClass?: string;
        };
        TargetPage: {
            items: components["schemas"]["Target"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        /** @description R14b thirds: clamp(1/3 + (a-red)/(goal-red)/3, 0, 1) */
        Thirds: {
            /** @description instead of the target's value */
            goal?: string;
            /** @description instead of the target's floor */
            red?: string;
            /** @constant */
            rule: "thirds";
        };
        /** @description R14b thirds: clamp(1/3 + (a-red)/(goal-red)/3, 0, 1) */
        "Thirds.indicators": {
            /** @description instead of the target's value */
            goal?: string;
            /** @description instead of the target's floor */
            red?: string;
            /** @constant */
            rule: "thirds";
        };
        /** @description R7 threshold deduction: max(0, full - perStep*k)/full, k = steps short of the threshold, counted as named */
        ThresholdDeduction: {
            /** @enum {string} */
            counting: "proportional" | "floor" | "ceiling";
            /** @description the full mark perStep refers to; above 0 */
            full: string;
            /** @description marks taken per step; at least 0 */
            perStep: string;
            /** @constant */
            rule: "threshold-deduction";
            /** @description above 0; default 1 */
            step?: string;
            /** @description instead of the target's value */
            threshold?: string;
        };
        /** @description R7 threshold deduction: max(0, full - perStep*k)/full, k = steps short of the threshold, counted as named */
        "ThresholdDeduction.indicators": {
            /** @enum {string} */
            counting: "proportional" | "floor" | "ceiling";
            /** @description the full mark perStep refers to; above 0 */
            full: string;
            /** @description marks taken per step; at least 0 */
            perStep: string;
            /** @constant */
            rule: "threshold-deduction";
            /** @description above 0; default 1 */
            step?: string;
            /** @description instead of the target's value */
            threshold?: string;
        };
        /** @description R25 timeliness: max(0, full - late*n - missing*n - wrong*n)/full; 0 when the cut-off was passed; excused submissions do not count */
        Timeliness: {
            /** @description above 0 */
            full: string;
            /** @description marks taken per late submission; at least 0 */
            late: string;
            /** @description marks taken per missing submission; at least 0 */
            missing: string;
            /** @constant */
            rule: "timeliness";
            /** @description marks taken per wrong submission; at least 0 */
            wrong: string;
        };
        /** @description R25 timeliness: max(0, full - late*n - missing*n - wrong*n)/full; 0 when the cut-off was passed; excused submissions do not count */
        "Timeliness.indicators": {
            /** @description above 0 */
            full: string;
            /** @description marks taken per late submission; at least 0 */
            late: string;
            /** @description marks taken per missing submission; at least 0 */
            missing: string;
            /** @constant */
            rule: "timeliness";
            /** @description marks taken per wrong submission; at least 0 */
            wrong: string;
        };
        Trace: {
            /** @description whether evaluation has received it */
            heard: boolean;
            position: string;
            /** @description of its unit, in the periods it bears on */
            scores: components["schemas"]["TracedScore"][];
            /** @description whether it still is the latest of its stream */
            standing: boolean;
        };
        TracedScore: {
            period: string;
            position: string;
            rank?: number;
            total?: string;
            unit: string;
        };
        Unit: {
            abolished: boolean;
            /** Format: date */
            from: string;
            kind: string;
            name: string;
            parent?: string;
            unit: string;
            unitClass?: string;
            /** @description of the unit with all its days; what If-Match names */
            version: number;
        };
        UnitAbolition: {
            /**
             * Format: date
             * @description the first day without it
             */
            from: string;
            reason: string;
        };
        UnitBatch: {
            units: components["schemas"]["NewUnit"][];
        };
        UnitClass: {
            name: string;
            unitClass: string;
        };
        UnitClassification: {
            /**
             * Format: date
             * @description the day it holds from
             */
            from: string;
            unitClass: string;
        };
        UnitClassPage: {
            items: components["schemas"]["UnitClass"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        UnitName: {
            /**
             * Format: date
             * @description the day it holds from
             */
            from: string;
            name: string;
        };
        UnitPage: {
            items: components["schemas"]["Unit"][];
            /** @description to be sent as cursor for the next page; absent on the last one */
            next?: string;
        };
        UnitParent: {
            /**
             * Format: date
             * @description the day it holds from
             */
            from: string;
            /** @description the unit above it; at the top without */
            parent?: string;
            reason: string;
        };
        /** @description A unit's score in a period, as of a cut */
        UnitScored: {
            blocks: components["schemas"]["BlockScored"][];
            /** @description share of the weight that has a figure */
            coverage: string;
            /** @description what it was computed from */
            cut: string;
            /** @description with the cut it determines every figure here */
            engine: string;
            grade?: string;
            /** @description whether an entry that may bear on it could not be read */
            incomplete: boolean;
            indicators: components["schemas"]["IndicatorScored"][];
            /** @description whether figures of the period are still owed in a figure that counts; absent where none is, and of scores by kc-1 */
            partial?: boolean;
            period: string;
            /** @description of the entry that holds it; absent where it is computed now */
            position?: string;
            /** @description 1 is best, within the class */
            rank?: number;
            /** @description the run that was promoted; absent of a live score */
            run?: string;
            /** @description code@version of the scheme */
            scheme: string;
            /** @description the entry that held the score before */
            supersedes?: string;
            /** @description absent where no part of it has a figure */
            total?: string;
            unit: string;
            unitClass: string;
            /** @description why there is a total and no rank; absent where there is one */
            unranked?: string;
        };
        Verification: {
            /** @description whether a published score is not what it says it is */
            alarm: boolean;
            differences: number;
            /** @description absent where there was none */
            last?: components["schemas"]["Run"];
        };
        /** @description Versions that are drafted together or not at all; each names its indicator */
        VersionBatch: {
            versions: components["schemas"]["NewVersion"][];
        };
        VetoEffect: components["schemas"]["BarFromAwards"] | components["schemas"]["CapGrade"] | components["schemas"]["Deduct"] | components["schemas"]["ZeroBlock"] | components["schemas"]["ZeroTotal"];
        /** @description sum(of * by) / sum(by) over the periods of the year up to this one in which both are there */
        WeightedYearToDate: {
            by: components["schemas"]["Formula"];
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "weighted-year-to-date";
        };
        /** @description the sum over the periods of the year up to this one */
        YearToDate: {
            of: components["schemas"]["Formula"];
            /** @constant */
            op: "year-to-date";
        };
        /** @description the block's contribution is taken from the total */
        ZeroBlock: {
            block: string;
            /** @constant */
            effect: "zero-block";
            kind: string;
        };
        /** @description the total becomes 0 */
        ZeroTotal: {
            /** @constant */
            effect: "zero-total";
            kind: string;
        };
    };
    responses: {
        /** @description unauthenticated: A valid token is needed */
        401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [],
                 *       "instance": "/api/v1/regions/qinghe",
                 *       "status": 401,
                 *       "title": "A valid token is needed",
                 *       "type": "urn:problem:unauthenticated"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:problem:unauthenticated";
                };
            };
        };
        /** @description not-acceptable: It cannot be given in that form */
        406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [],
                 *       "instance": "/api/v1/regions/qinghe",
                 *       "status": 406,
                 *       "title": "It cannot be given in that form",
                 *       "type": "urn:problem:not-acceptable"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:problem:not-acceptable";
                };
            };
        };
        /** @description too-many-requests: Too many requests */
        429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [],
                 *       "instance": "/api/v1/regions/qinghe",
                 *       "status": 429,
                 *       "title": "Too many requests",
                 *       "type": "urn:problem:too-many-requests"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:problem:too-many-requests";
                };
            };
        };
        /** @description internal: Something failed on our side */
        500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [],
                 *       "instance": "/api/v1/regions/qinghe",
                 *       "status": 500,
                 *       "title": "Something failed on our side",
                 *       "type": "urn:problem:internal"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:problem:internal";
                };
            };
        };
        /** @description unavailable: A part of the suite cannot be reached just now */
        503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "errors": [],
                 *       "instance": "/api/v1/regions/qinghe",
                 *       "status": 503,
                 *       "title": "A part of the suite cannot be reached just now",
                 *       "type": "urn:problem:unavailable"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    type?: "urn:problem:unavailable";
                };
            };
        };
    };
    parameters: {
        /** @description one for each request; sent again with the same body it gets the first answer again */
        IdempotencyKey: string;
        /** @description the ETag last seen; the change is refused where the stream has moved on */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    refillOperator: {
        parameters: {
            query?: {
                /** @description all regions where not sent */
                region?: string;
            };
            header?: never;
            path: {
                /** @example evaluation */
                journal: "evaluation" | "scores" | "goals" | "indicators" | "monitoring" | "reporting";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "refilling"
                     *     }
                     */
                    "application/json": components["schemas"]["Refilling"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Nobody is logged in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "清河市",
                     *           "region": "qinghe",
                     *           "timeZone": "Asia/Shanghai"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RegionPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    openRegion: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "清河市",
                 *       "region": "qinghe",
                 *       "timeZone": "Asia/Shanghai"
                 *     }
                 */
                "application/json": components["schemas"]["NewRegion"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getAlerts: {
        parameters: {
            query?: {
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                light?: "green" | "yellow" | "orange" | "red" | "grey" | "missing";
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "at": "2026-03-31T01:00:00Z",
                     *           "cause": "scores@311",
                     *           "from": "green",
                     *           "indicator": "enrolment-rate",
                     *           "period": "202603",
                     *           "sequence": 48213,
                     *           "to": "red",
                     *           "unit": "edu-bureau"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getCategories: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "category": "common",
                     *           "name": "共性目标"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CategoryPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    defineCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category": "common",
                 *       "name": "共性目标"
                 *     }
                 */
                "application/json": components["schemas"]["DefineCategory"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    renameCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                category: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "共性工作目标"
                 *     }
                 */
                "application/json": components["schemas"]["RenameCategory"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    restoreCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                category: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The region has not been opened",
                     *       "type": "urn:problem:unknown-region"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    retireCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                category: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "并入职能目标"
                 *     }
                 */
                "application/json": components["schemas"]["RetireCategory"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The region has not been opened",
                     *       "type": "urn:problem:unknown-region"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getClasses: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "市直部门",
                     *           "unitClass": "bureaus"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UnitClassPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    defineClass: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "市直部门",
                 *       "unitClass": "bureaus"
                 *     }
                 */
                "application/json": components["schemas"]["NewClass"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getCut: {
        parameters: {
            query?: {
                /** @description a moment that has passed (RFC 3339); now where not sent */
                at?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "scores": "scores@311"
                     *     }
                     */
                    "application/json": components["schemas"]["CutAt"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getCycles: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "closed": false,
                     *           "cycle": "2026",
                     *           "name": "2026 年度考核",
                     *           "period": "2026"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CyclePage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    openCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycle": "2026",
                 *       "name": "2026 年度考核",
                 *       "period": "2026"
                 *     }
                 */
                "application/json": components["schemas"]["NewCycle"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    closeCycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                cycle: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "年度考核结束"
                 *     }
                 */
                "application/json": components["schemas"]["CycleClosure"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getEditions: {
        parameters: {
            query?: {
                class?: string;
                period?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "cut": "goals@812 indicators@96 monitoring@48213",
                     *           "engine": "kc-1",
                     *           "number": 2,
                     *           "period": "2026",
                     *           "published": "2026-03-31T01:00:00Z",
                     *           "publisher": "li",
                     *           "publisherName": "李明",
                     *           "reason": "年度考核结果",
                     *           "root": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "supersedes": 1,
                     *           "unitClass": "bureaus"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EditionPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getEdition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 1 */
                number: number;
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "number": 2,
                     *       "period": "2026",
                     *       "published": "2026-03-31T01:00:00Z",
                     *       "publisher": "li",
                     *       "publisherName": "李明",
                     *       "reason": "年度考核结果",
                     *       "root": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "rows": [
                     *         {
                     *           "change": {
                     *             "data": "0.5",
                     *             "peers": "0",
                     *             "rule": "0",
                     *             "target": "0",
                     *             "unitTree": "0",
                     *             "weight": "0"
                     *           },
                     *           "grade": "excellent",
                     *           "rank": 1,
                     *           "total": "91.2",
                     *           "unit": "edu-bureau",
                     *           "was": "90.7"
                     *         }
                     *       ],
                     *       "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "supersedes": 1,
                     *       "unitClass": "bureaus"
                     *     }
                     */
                    "application/json": components["schemas"]["EditionTable"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getExplanation: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "derivation": {
                     *         "kind": "published",
                     *         "sentence": {
                     *           "en": "The published score is 91.20",
                     *           "zh-CN": "公布得分 91.20 分"
                     *         },
                     *         "value": "91.2"
                     *       },
                     *       "engine": "kc-1",
                     *       "incomplete": false,
                     *       "period": "2026",
                     *       "score": {
                     *         "barredFromAwards": false,
                     *         "blocks": [
                     *           {
                     *             "coverage": "98.5",
                     *             "full": "98.5",
                     *             "path": [
                     *               "edu-bureau"
                     *             ]
                     *           }
                     *         ],
                     *         "coverage": "1",
                     *         "indicators": [
                     *           {
                     *             "block": "edu-bureau",
                     *             "indicator": "edu-bureau",
                     *             "light": "green",
                     *             "lightOverridden": false,
                     *             "partial": false,
                     *             "provisional": false,
                     *             "version": 1
                     *           }
                     *         ],
                     *         "rank": 1,
                     *         "total": "91.2",
                     *         "unit": "edu-bureau"
                     *       },
                     *       "unit": "edu-bureau"
                     *     }
                     */
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getGoals: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                cycle?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                owner?: string;
                state?: "draft" | "submitted" | "approved" | "issued";
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "cycle": "2026",
                     *           "goal": "schools-2026",
                     *           "horizon": "annual",
                     *           "owner": "edu-bureau",
                     *           "state": "issued",
                     *           "title": "新建十所学校",
                     *           "version": 4,
                     *           "weight": "40"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GoalPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    draftGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycle": "2026",
                 *       "goal": "schools-2026",
                 *       "horizon": "annual",
                 *       "owner": "edu-bureau",
                 *       "title": "新建十所学校",
                 *       "weight": "40"
                 *     }
                 */
                "application/json": components["schemas"]["NewGoal"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-cycle: The cycle is not known; tree-cycle: A unit cannot stand below itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-cycle" | "urn:problem:tree-cycle";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveGoal: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /** @example edu-bureau */
                goal: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    issueGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                goal: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; weights-unbalanced: Sibling weights must total 100 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:weights-unbalanced";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    objectGoal: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /** @example edu-bureau */
                goal: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "权重偏高"
                 *     }
                 */
                "application/json": components["schemas"]["GoalObjection"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    reviseGoal: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /** @example edu-bureau */
                goal: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycle": "2026",
                 *       "horizon": "annual",
                 *       "owner": "edu-bureau",
                 *       "title": "新建十所学校",
                 *       "weight": "40"
                 *     }
                 */
                "application/json": components["schemas"]["GoalContent"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-cycle: The cycle is not known; tree-cycle: A unit cannot stand below itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-cycle" | "urn:problem:tree-cycle";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    submitGoal: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                goal: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getIndicators: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "definition": "在校生占适龄人口的比例",
                     *           "dimension": "benefit",
                     *           "indicator": "enrolment-rate",
                     *           "layer": "meso",
                     *           "name": "毛入学率",
                     *           "nature": "quantitative",
                     *           "unitOfMeasure": "%"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IndicatorPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    proposeIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "definition": "在校生占适龄人口的比例",
                 *       "dimension": "benefit",
                 *       "indicator": "enrolment-rate",
                 *       "layer": "meso",
                 *       "name": "毛入学率",
                 *       "nature": "quantitative",
                 *       "unitOfMeasure": "%"
                 *     }
                 */
                "application/json": components["schemas"]["NewIndicator"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    retireIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2027",
                 *       "reason": "指标体系调整"
                 *     }
                 */
                "application/json": components["schemas"]["IndicatorRetirement"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getVersions: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example edu-bureau */
                indicator: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "definition": {
                     *             "accumulation": "last",
                     *             "direction": "up",
                     *             "effectiveFrom": "2026",
                     *             "factor": "1",
                     *             "frequency": "month",
                     *             "indicator": "enrolment-rate",
                     *             "rule": {
                     *               "cap": "1.2",
                     *               "floor": "0",
                     *               "rule": "completion"
                     *             },
                     *             "version": 2
                     *           },
                     *           "effectiveFrom": "2026",
                     *           "hash": "52e64c72a0c3a3f9d1a5c0a0ffb1e4bd1f5de4c03f9d0b1a9d1b7a0e3ff2d7c6",
                     *           "indicator": "enrolment-rate",
                     *           "stage": "enacted",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IndicatorVersionPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    draftIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "direction": "up",
                 *       "effectiveFrom": "2026",
                 *       "frequency": "month",
                 *       "rule": {
                 *         "cap": "1.2",
                 *         "rule": "completion"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewVersion"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Drafted"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Drafted"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    enactIndicator: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    proposeAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "indicators": [
                 *         {
                 *           "definition": "在校生占适龄人口的比例",
                 *           "dimension": "benefit",
                 *           "indicator": "enrolment-rate",
                 *           "layer": "meso",
                 *           "name": "毛入学率",
                 *           "nature": "quantitative",
                 *           "unitOfMeasure": "%"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["IndicatorBatch"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    draftAllIndicators: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "versions": [
                 *         {
                 *           "direction": "up",
                 *           "effectiveFrom": "2026",
                 *           "frequency": "month",
                 *           "indicator": "enrolment-rate",
                 *           "rule": {
                 *             "cap": "1.2",
                 *             "rule": "completion"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["VersionBatch"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged",
                     *       "versions": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DraftedRows"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded",
                     *       "versions": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DraftedRows"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The indicator is not known or has no version in force",
                     *       "type": "urn:problem:unknown-indicator"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveAllIndicators: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "versions": [
                 *         {
                 *           "indicator": "enrolment-rate",
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NamedVersions"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The indicator is not known or has no version in force",
                     *       "type": "urn:problem:unknown-indicator"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    enactAllIndicators: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "versions": [
                 *         {
                 *           "indicator": "enrolment-rate",
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NamedVersions"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-indicator: The indicator is not known or has no version in force */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The indicator is not known or has no version in force",
                     *       "type": "urn:problem:unknown-indicator"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-indicator";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getEntries: {
        parameters: {
            query?: {
                /** @description the sequence of the last entry known */
                after?: number;
                /** @description entries at most */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example evaluation */
                journal: "evaluation" | "scores" | "goals" | "indicators" | "monitoring" | "reporting";
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "actor": "5d6b2c0e-8f6e-4f0e-9f6e-1a2b3c4d5e6f",
                     *       "data": {
                     *         "from": "2026-01-01",
                     *         "name": "教育体育局",
                     *         "unit": "edu-bureau"
                     *       },
                     *       "datacontenttype": "application/json",
                     *       "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *       "journal": "goals",
                     *       "recordedtime": "2026-03-01T01:00:00.123456Z",
                     *       "region": "qinghe",
                     *       "sequence": "00000000000000000812",
                     *       "source": "/goals-service",
                     *       "specversion": "1.0",
                     *       "streamversion": 1,
                     *       "subject": "unit/edu-bureau",
                     *       "time": "2026-03-31T09:00:00+08:00",
                     *       "type": "kaocheng.goals.unit-renamed.v1"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["Entry"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getHistory: {
        parameters: {
            query: {
                /** @description the stream, such as unit/edu-bureau */
                subject: string;
            };
            header?: never;
            path: {
                /** @example evaluation */
                journal: "evaluation" | "scores" | "goals" | "indicators" | "monitoring" | "reporting";
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "actor": "5d6b2c0e-8f6e-4f0e-9f6e-1a2b3c4d5e6f",
                     *           "data": {
                     *             "from": "2026-01-01",
                     *             "name": "教育体育局",
                     *             "unit": "edu-bureau"
                     *           },
                     *           "datacontenttype": "application/json",
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "journal": "goals",
                     *           "recordedtime": "2026-03-01T01:00:00.123456Z",
                     *           "region": "qinghe",
                     *           "sequence": "00000000000000000812",
                     *           "source": "/goals-service",
                     *           "specversion": "1.0",
                     *           "streamversion": 1,
                     *           "subject": "unit/edu-bureau",
                     *           "time": "2026-03-31T09:00:00+08:00",
                     *           "type": "kaocheng.goals.unit-renamed.v1"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StreamHistory"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getPosition: {
        parameters: {
            query?: {
                /** @description a moment that has passed; now where not sent */
                at?: string;
            };
            header?: never;
            path: {
                /** @example evaluation */
                journal: "evaluation" | "scores" | "goals" | "indicators" | "monitoring" | "reporting";
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "position": "goals@812"
                     *     }
                     */
                    "application/json": components["schemas"]["JournalEnd"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description cut-in-future: The cut lies beyond what has been recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The cut lies beyond what has been recorded",
                     *       "type": "urn:problem:cut-in-future"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:cut-in-future";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getObservations: {
        parameters: {
            query?: {
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                indicator?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                period?: string;
                state?: "submitted" | "approved" | "returned" | "no-data" | "withdrawn";
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "indicator": "enrolment-rate",
                     *           "late": false,
                     *           "period": "202603",
                     *           "position": "monitoring@48213",
                     *           "source": "教育统计月报",
                     *           "state": "submitted",
                     *           "unit": "edu-bureau",
                     *           "value": "98.2",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ObservationPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    submitObservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "indicator": "enrolment-rate",
                 *       "period": "202603",
                 *       "source": "教育统计月报",
                 *       "unit": "edu-bureau",
                 *       "value": "98.2"
                 *     }
                 */
                "application/json": components["schemas"]["NewObservation"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-unit: The unit is not known; unknown-indicator: The indicator is not known or has no version in force; period-closed: The period belongs to no open cycle; period-in-future: The period has not begun; wrong-frequency: The indicator is not reported for this kind of period; reason-required: A correction needs a reason */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-unit" | "urn:problem:unknown-indicator" | "urn:problem:period-closed" | "urn:problem:period-in-future" | "urn:problem:wrong-frequency" | "urn:problem:reason-required";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveObservation: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    sendBack: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "缺少佐证材料"
                 *     }
                 */
                "application/json": components["schemas"]["ObservationObjection"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    withdrawObservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @example edu-bureau */
                indicator: string;
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "缺少佐证材料"
                 *     }
                 */
                "application/json": components["schemas"]["ObservationObjection"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    submitBatch: {
        parameters: {
            query?: {
                /** @description nothing is recorded; the answer is what it would be */
                dryRun?: boolean;
                mode?: "atomic" | "partial";
            };
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "observations": [
                 *         {
                 *           "indicator": "enrolment-rate",
                 *           "period": "202603",
                 *           "source": "教育统计月报",
                 *           "unit": "edu-bureau",
                 *           "value": "98.2"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ObservationBatch"];
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                /**
                 * @example {"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","value":"98.2"}
                 *     {"unit":"east","indicator":"enrolment-rate","period":"202603","noData":"not-due"}
                 */
                "application/x-ndjson": string;
                /**
                 * @example unit,indicator,period,value,numerator,denominator,noData,source
                 *     edu-bureau,enrolment-rate,202603,98.2,,,,教育统计月报
                 *     east,enrolment-rate,202603,,196,200,,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "monitoring@48213"
                     *         }
                     *       ],
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/2/value",
                     *           "row": 3
                     *         }
                     *       ],
                     *       "first": "monitoring@48213",
                     *       "last": "monitoring@48213",
                     *       "outcome": "recorded",
                     *       "recorded": 1,
                     *       "rejected": 1,
                     *       "rows": 3,
                     *       "unchanged": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BatchReport"];
                };
            };
            /** @description Some rows were taken and others refused */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "monitoring@48213"
                     *         }
                     *       ],
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/2/value",
                     *           "row": 3
                     *         }
                     *       ],
                     *       "first": "monitoring@48213",
                     *       "last": "monitoring@48213",
                     *       "outcome": "recorded",
                     *       "recorded": 1,
                     *       "rejected": 1,
                     *       "rows": 3,
                     *       "unchanged": 1
                     *     }
                     */
                    "application/json": components["schemas"]["BatchReport"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here; unreadable-encoding: The text is neither UTF-8 nor GB18030 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter" | "urn:problem:unreadable-encoding";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getParked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example evaluation */
                service: "evaluation" | "goals" | "indicators" | "monitoring" | "reporting";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parked": [
                     *         {
                     *           "position": "goals@812",
                     *           "reason": "the type kaocheng.goals.unit-moved.v9 is not known here",
                     *           "since": "2026-03-31T01:00:00Z",
                     *           "stream": "unit/edu-bureau",
                     *           "subscriber": "score-table"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Parked"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    retryParked: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example evaluation */
                service: "evaluation" | "goals" | "indicators" | "monitoring" | "reporting";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "parked": [
                     *         {
                     *           "position": "goals@812",
                     *           "reason": "the type kaocheng.goals.unit-moved.v9 is not known here",
                     *           "since": "2026-03-31T01:00:00Z",
                     *           "stream": "unit/edu-bureau",
                     *           "subscriber": "score-table"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Parked"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getDuties: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                person: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "duty": "liaison",
                     *           "person": "chen-jing",
                     *           "since": "2026-03-31",
                     *           "unit": "edu-bureau"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DutyHeldPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getPositions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example evaluation */
                service: "evaluation" | "goals" | "indicators" | "monitoring" | "reporting";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "heard": {
                     *         "indicators": 96
                     *       },
                     *       "journal": {
                     *         "goals": 812
                     *       },
                     *       "service": "goals"
                     *     }
                     */
                    "application/json": components["schemas"]["Positions"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getChanges: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                state?: "pending" | "granted" | "denied" | "withdrawn";
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "by": "office-li",
                     *           "changes": [
                     *             {
                     *               "before": "98.5",
                     *               "course": [
                     *                 {
                     *                   "period": "2026",
                     *                   "share": "98.5"
                     *                 }
                     *               ],
                     *               "streamVersion": 1,
                     *               "target": {
                     *                 "indicator": "edu-bureau",
                     *                 "period": "2026"
                     *               },
                     *               "value": "98.5"
                     *             }
                     *           ],
                     *           "kind": "adjustment",
                     *           "reason": "灾情",
                     *           "request": "flood-2026",
                     *           "state": "pending",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeRequestPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    denyChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                request: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "依据不足"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeDenial"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    grantChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    withdrawChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                request: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getRuns: {
        parameters: {
            query?: {
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                kind?: "verify" | "as-of" | "what-if" | "official";
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                state?: "planned" | "running" | "completed" | "verified" | "approved" | "promoted" | "rejected" | "cancelled" | "failed" | "expired";
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "attempt": 1,
                     *           "changed": 3,
                     *           "changedAt": "2026-03-31T01:00:00Z",
                     *           "cohorts": 4,
                     *           "cut": "goals@812 indicators@96 monitoring@48213",
                     *           "engine": "kc-1",
                     *           "entries": 51200,
                     *           "kind": "what-if",
                     *           "plan": {
                     *             "cells": 1440,
                     *             "cohorts": 4,
                     *             "entries": 51200,
                     *             "units": 48
                     *           },
                     *           "plannedAt": "2026-03-31T01:00:00Z",
                     *           "reason": "权重调整测算",
                     *           "requester": "li",
                     *           "requesterName": "李明",
                     *           "root": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *           "scope": {
                     *             "classes": [
                     *               "bureaus"
                     *             ],
                     *             "periods": [
                     *               "2026"
                     *             ],
                     *             "units": []
                     *           },
                     *           "state": "completed",
                     *           "units": 48,
                     *           "version": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    planRun: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "official",
                 *       "reason": "口径调整"
                 *     }
                 */
                "application/json": components["schemas"]["NewRun"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "entries": [],
                     *       "exists": false,
                     *       "kind": "verify",
                     *       "outcome": "unchanged",
                     *       "plan": {
                     *         "cells": 1440,
                     *         "cohorts": 4,
                     *         "entries": 51200,
                     *         "units": 48
                     *       },
                     *       "run": "3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a",
                     *       "scope": {
                     *         "classes": [
                     *           "edu-bureau"
                     *         ],
                     *         "periods": [
                     *           "2026"
                     *         ],
                     *         "units": [
                     *           "edu-bureau"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RunPlan"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "exists": false,
                     *       "kind": "verify",
                     *       "outcome": "recorded",
                     *       "plan": {
                     *         "cells": 1440,
                     *         "cohorts": 4,
                     *         "entries": 51200,
                     *         "units": 48
                     *       },
                     *       "run": "3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a3f0c2a9e5b7d41c68e1a0f4b9d2c7e5a",
                     *       "scope": {
                     *         "classes": [
                     *           "edu-bureau"
                     *         ],
                     *         "periods": [
                     *           "2026"
                     *         ],
                     *         "units": [
                     *           "edu-bureau"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RunPlan"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known; unknown-cut: The cut cannot be looked at; cut-in-future: The cut lies beyond what has been recorded; cut-not-closed: The cut holds entries that refer to entries outside it; nothing-to-replay: There is nothing to score in this scope; run-overlaps: Another official run of this scope is under way */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The region has not been opened",
                     *       "type": "urn:problem:unknown-region"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class" | "urn:problem:unknown-cut" | "urn:problem:cut-in-future" | "urn:problem:cut-not-closed" | "urn:problem:nothing-to-replay" | "urn:problem:run-overlaps";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "attempt": 1,
                     *       "changed": 3,
                     *       "changedAt": "2026-03-31T01:00:00Z",
                     *       "cohorts": 4,
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "entries": 51200,
                     *       "kind": "what-if",
                     *       "plan": {
                     *         "cells": 1440,
                     *         "cohorts": 4,
                     *         "entries": 51200,
                     *         "units": 48
                     *       },
                     *       "plannedAt": "2026-03-31T01:00:00Z",
                     *       "reason": "权重调整测算",
                     *       "requester": "li",
                     *       "requesterName": "李明",
                     *       "root": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "scope": {
                     *         "classes": [
                     *           "bureaus"
                     *         ],
                     *         "periods": [
                     *           "2026"
                     *         ],
                     *         "units": []
                     *       },
                     *       "state": "completed",
                     *       "units": 48,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; stale-base: Something has been recorded since that bears on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:stale-base";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getDiff: {
        parameters: {
            query?: {
                /** @description only what changed */
                changed?: boolean;
                class?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description only where a light changed */
                light?: boolean;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                /** @description only where the rank moved by that many or more */
                moved?: number;
                period?: string;
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "after": {
                     *             "grade": "good",
                     *             "rank": 1,
                     *             "scheme": "annual@1",
                     *             "total": "91.2"
                     *           },
                     *           "before": {
                     *             "grade": "good",
                     *             "rank": 2,
                     *             "scheme": "annual@1",
                     *             "total": "90.7"
                     *           },
                     *           "causes": {
                     *             "data": "0.5",
                     *             "peers": "0",
                     *             "rule": "0",
                     *             "target": "0",
                     *             "unitTree": "0",
                     *             "weight": "0"
                     *           },
                     *           "change": "0.5",
                     *           "changed": true,
                     *           "key": "2026 bureaus edu-bureau",
                     *           "leaves": [
                     *             {
                     *               "indicator": "enrolment-rate"
                     *             }
                     *           ],
                     *           "lights": [
                     *             {
                     *               "from": "yellow",
                     *               "indicator": "enrolment-rate",
                     *               "to": "green"
                     *             }
                     *           ],
                     *           "moved": 1,
                     *           "period": "2026",
                     *           "unit": "edu-bureau",
                     *           "unitClass": "bureaus"
                     *         }
                     *       ],
                     *       "lights": [
                     *         {
                     *           "count": 2,
                     *           "from": "yellow",
                     *           "to": "green"
                     *         }
                     *       ],
                     *       "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "totals": {
                     *         "appeared": 0,
                     *         "changed": 3,
                     *         "unchanged": 45,
                     *         "units": 48,
                     *         "withdrawn": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Diff"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getCsv: {
        parameters: {
            query?: {
                /** @description only what changed */
                changed?: boolean;
                class?: string;
                /** @description only where a light changed */
                light?: boolean;
                /** @description only where the rank moved by that many or more */
                moved?: number;
                period?: string;
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description UTF-8 with a byte order mark, titles in the language asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example Period,Class,Unit,Before,After,Change,Rank before,Rank after,Grade before,Grade after,Lights,Data,Target,Rule,Weight,Unit tree,Peers
                     *     2026,bureaus,edu-bureau,90.7,91.2,0.5,2,1,good,good,enrolment-rate yellow→green,0.5,0,0,0,0,0
                     */
                    "text/csv; charset=UTF-8": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getXlsx: {
        parameters: {
            query?: {
                /** @description only what changed */
                changed?: boolean;
                class?: string;
                /** @description only where a light changed */
                light?: boolean;
                /** @description only where the rank moved by that many or more */
                moved?: number;
                period?: string;
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table, and how many lights went from one state to another */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    publishRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "半年考核结果公布"
                 *     }
                 */
                "application/json": components["schemas"]["RunPublication"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "editions": [
                     *         {
                     *           "number": 1,
                     *           "period": "2026",
                     *           "unitClass": "county-departments"
                     *         }
                     *       ],
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["PublishedRun"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "editions": [
                     *         {
                     *           "number": 1,
                     *           "period": "2026",
                     *           "unitClass": "county-departments"
                     *         }
                     *       ],
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["PublishedRun"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    expireRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cells": 360,
                     *       "cellsPerSecond": 180,
                     *       "cellsPlanned": 1440,
                     *       "cohorts": 1,
                     *       "cohortsPlanned": 4,
                     *       "entries": 51200,
                     *       "entriesPerSecond": 25600,
                     *       "entriesPlanned": 51200,
                     *       "phase": "scoring",
                     *       "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "seconds": 2,
                     *       "secondsLeft": 6,
                     *       "state": "running"
                     *     }
                     */
                    "application/json": components["schemas"]["RunProgress"];
                    /**
                     * @example event: progress
                     *     data: {"run":"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","state":"running","phase":"scoring","entries":51200,"entriesPlanned":51200,"cohorts":1,"cohortsPlanned":4,"cells":360,"cellsPlanned":1440,"seconds":2,"entriesPerSecond":25600,"cellsPerSecond":180,"secondsLeft":6}
                     *
                     *     event: end
                     *     data: {"run":"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","kind":"what-if","state":"completed","version":3,"scope":{"classes":["bureaus"],"periods":["2026"],"units":[]},"cut":"goals@812 indicators@96 monitoring@48213","engine":"kc-1","reason":"权重调整测算","requester":"li","requesterName":"李明","plan":{"entries":51200,"cohorts":4,"units":48,"cells":1440},"attempt":1,"root":"5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","entries":51200,"cohorts":4,"units":48,"changed":3,"plannedAt":"2026-03-31T01:00:00Z","changedAt":"2026-03-31T01:00:00Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    promoteRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; stale-base: Something has been recorded since that bears on it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:stale-base";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    rejectRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "口径尚未确认"
                 *     }
                 */
                "application/json": components["schemas"]["RunRejection"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef */
                run: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": "2026",
                     *       "run": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "unitClass": "bureaus",
                     *       "units": [
                     *         {
                     *           "blocks": [
                     *             {
                     *               "block": "annual/economy",
                     *               "reason": "insufficient-coverage",
                     *               "score": "45.6"
                     *             }
                     *           ],
                     *           "coverage": "1",
                     *           "cut": "goals@812 indicators@96 monitoring@48213",
                     *           "engine": "kc-1",
                     *           "grade": "excellent",
                     *           "incomplete": false,
                     *           "indicators": [
                     *             {
                     *               "block": "annual/economy",
                     *               "contribution": "38.4",
                     *               "imputed": "carried",
                     *               "indicator": "enrolment-rate",
                     *               "light": "green",
                     *               "score": "96",
                     *               "value": "98.2"
                     *             }
                     *           ],
                     *           "period": "2026",
                     *           "position": "scores@311",
                     *           "rank": 1,
                     *           "scheme": "annual@1",
                     *           "total": "91.2",
                     *           "unit": "edu-bureau",
                     *           "unitClass": "bureaus",
                     *           "unranked": "insufficient-coverage"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunResults"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getSchemes: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                class?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                cycle?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "cycle": "2026",
                     *           "definition": {
                     *             "cycle": "2026",
                     *             "periods": [
                     *               "month",
                     *               "year"
                     *             ],
                     *             "scheme": "bureaus-2026",
                     *             "tree": {
                     *               "children": [
                     *                 {
                     *                   "indicator": "enrolment-rate",
                     *                   "kind": "indicator",
                     *                   "light": {
                     *                     "green": "0.9",
                     *                     "on": "achievement",
                     *                     "red": "0.6"
                     *                   },
                     *                   "weight": "60"
                     *                 },
                     *                 {
                     *                   "indicator": "letters-answered",
                     *                   "kind": "indicator",
                     *                   "light": {
                     *                     "green": "0.9",
                     *                     "on": "achievement",
                     *                     "red": "0.6"
                     *                   },
                     *                   "weight": "40"
                     *                 }
                     *               ],
                     *               "code": "total",
                     *               "kind": "block"
                     *             },
                     *             "unitClass": "bureaus",
                     *             "version": 1
                     *           },
                     *           "hash": "52e64c72a0c3a3f9d1a5c0a0ffb1e4bd1f5de4c03f9d0b1a9d1b7a0e3ff2d7c6",
                     *           "scheme": "bureaus-2026",
                     *           "stage": "enacted",
                     *           "unitClass": "bureaus",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SchemeVersionPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    draftScheme: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cycle": "2026",
                 *       "periods": [
                 *         "month",
                 *         "year"
                 *       ],
                 *       "scheme": "bureaus-2026",
                 *       "tree": {
                 *         "children": [
                 *           {
                 *             "indicator": "enrolment-rate",
                 *             "kind": "indicator",
                 *             "light": {
                 *               "green": "0.9",
                 *               "on": "achievement",
                 *               "red": "0.6"
                 *             },
                 *             "weight": "60"
                 *           },
                 *           {
                 *             "indicator": "letters-answered",
                 *             "kind": "indicator",
                 *             "light": {
                 *               "green": "0.9",
                 *               "on": "achievement",
                 *               "red": "0.6"
                 *             },
                 *             "weight": "40"
                 *           }
                 *         ],
                 *         "code": "total",
                 *         "kind": "block"
                 *       },
                 *       "unitClass": "bureaus"
                 *     }
                 */
                "application/json": components["schemas"]["NewScheme"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Drafted"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Drafted"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; weights-unbalanced: Sibling weights must total 100 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:weights-unbalanced";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveScheme: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                scheme: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description approver-is-author: The approver must be another person than the author */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The approver must be another person than the author",
                     *       "type": "urn:problem:approver-is-author"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:approver-is-author";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    enactScheme: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                scheme: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; wrong-state: This cannot be done in its present state; approver-is-author: The approver must be another person than the author; scheme-invalid: The scheme does not hold together */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:wrong-state" | "urn:problem:approver-is-author" | "urn:problem:scheme-invalid";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    draftAllSchemes: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "schemes": [
                 *         {
                 *           "cycle": "2026",
                 *           "periods": [
                 *             "month",
                 *             "year"
                 *           ],
                 *           "scheme": "bureaus-2026",
                 *           "tree": {
                 *             "children": [
                 *               {
                 *                 "indicator": "enrolment-rate",
                 *                 "kind": "indicator",
                 *                 "light": {
                 *                   "green": "0.9",
                 *                   "on": "achievement",
                 *                   "red": "0.6"
                 *                 },
                 *                 "weight": "60"
                 *               },
                 *               {
                 *                 "indicator": "letters-answered",
                 *                 "kind": "indicator",
                 *                 "light": {
                 *                   "green": "0.9",
                 *                   "on": "achievement",
                 *                   "red": "0.6"
                 *                 },
                 *                 "weight": "40"
                 *               }
                 *             ],
                 *             "code": "total",
                 *             "kind": "block"
                 *           },
                 *           "unitClass": "bureaus"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SchemeBatch"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged",
                     *       "versions": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DraftedRows"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded",
                     *       "versions": [
                     *         1
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DraftedRows"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description weights-unbalanced: Sibling weights must total 100 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "Sibling weights must total 100",
                     *       "type": "urn:problem:weights-unbalanced"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:weights-unbalanced";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    approveAllSchemes: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "versions": [
                 *         {
                 *           "scheme": "bureaus-2026",
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NamedSchemes"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    enactAllSchemes: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "versions": [
                 *         {
                 *           "scheme": "bureaus-2026",
                 *           "version": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NamedSchemes"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getScoreTable: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "blocks": [
                     *         "duty"
                     *       ],
                     *       "className": "乡镇",
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "incomplete": false,
                     *       "period": "202603",
                     *       "region": "qinghe",
                     *       "regionName": "清河市",
                     *       "rows": [
                     *         {
                     *           "blockScores": [
                     *             {
                     *               "rank": 1,
                     *               "score": "90"
                     *             }
                     *           ],
                     *           "coverage": "0.95",
                     *           "grade": "good",
                     *           "lights": {
                     *             "green": 1,
                     *             "grey": 1,
                     *             "missing": 1,
                     *             "orange": 1,
                     *             "red": 1,
                     *             "yellow": 1
                     *           },
                     *           "name": "东镇",
                     *           "position": "scores@4711",
                     *           "rank": 1,
                     *           "total": "87.4",
                     *           "unit": "east"
                     *         }
                     *       ],
                     *       "scheme": "townships-2026@1",
                     *       "unitClass": "townships"
                     *     }
                     */
                    "application/json": components["schemas"]["ScoreTable"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-cut: The cut cannot be looked at; cut-in-future: The cut lies beyond what has been recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The cut cannot be looked at",
                     *       "type": "urn:problem:unknown-cut"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-cut" | "urn:problem:cut-in-future";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getScoreTableAsCsv: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table as a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example rank,unit,name,total,grade,coverage,duty,green,yellow,orange,red,grey,missing,position,partial
                     *     1,west,西镇,87.4,good,1,90,8,1,0,1,0,0,scores@4711,
                     *     2,east,东镇,80,,0.95,90,7,2,0,1,0,1,scores@4710,true
                     */
                    "text/csv": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-cut: The cut cannot be looked at; cut-in-future: The cut lies beyond what has been recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The cut cannot be looked at",
                     *       "type": "urn:problem:unknown-cut"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-cut" | "urn:problem:cut-in-future";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getScoreTableToPrint: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table as a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!DOCTYPE html><html lang="zh-CN"><body><h1>清河市 · 乡镇 · 202603</h1></body></html> */
                    "text/html": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-cut: The cut cannot be looked at; cut-in-future: The cut lies beyond what has been recorded */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The cut cannot be looked at",
                     *       "type": "urn:problem:unknown-cut"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-cut" | "urn:problem:cut-in-future";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getOverview: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "periods": [
                     *             "2025",
                     *             "2026"
                     *           ],
                     *           "unitClass": "bureaus"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScoredClassPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getScoreboard: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unitClass: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": "2026",
                     *       "unitClass": "bureaus",
                     *       "units": [
                     *         {
                     *           "blocks": [
                     *             {
                     *               "block": "annual/economy",
                     *               "reason": "insufficient-coverage",
                     *               "score": "45.6"
                     *             }
                     *           ],
                     *           "coverage": "1",
                     *           "cut": "goals@812 indicators@96 monitoring@48213",
                     *           "engine": "kc-1",
                     *           "grade": "excellent",
                     *           "incomplete": false,
                     *           "indicators": [
                     *             {
                     *               "block": "annual/economy",
                     *               "contribution": "38.4",
                     *               "imputed": "carried",
                     *               "indicator": "enrolment-rate",
                     *               "light": "green",
                     *               "score": "96",
                     *               "value": "98.2"
                     *             }
                     *           ],
                     *           "period": "2026",
                     *           "position": "scores@311",
                     *           "rank": 1,
                     *           "scheme": "annual@1",
                     *           "total": "91.2",
                     *           "unit": "edu-bureau",
                     *           "unitClass": "bureaus",
                     *           "unranked": "insufficient-coverage"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Scoreboard"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getStreamScoreboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: reset
                     *     data: {"position":"scores@311"}
                     *
                     *     event: kaocheng.scores.unit-scored.v1
                     *     data: {"specversion":"1.0","id":"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","source":"/evaluation-service","type":"kaocheng.scores.light-changed.v1","subject":"light/edu-bureau/enrolment-rate/202603","region":"qinghe","journal":"scores","sequence":"00000000000000000311","streamversion":2,"time":"2026-04-01T01:00:00Z","recordedtime":"2026-04-01T01:00:00.123456Z","actor":"evaluation-service","data":{"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","from":"yellow","to":"green","cut":"goals@812 indicators@96 monitoring@48213"}}
                     *
                     *     event: kaocheng.scores.score-withdrawn.v1
                     *     data: {"specversion":"1.0","id":"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","source":"/evaluation-service","type":"kaocheng.scores.light-changed.v1","subject":"light/edu-bureau/enrolment-rate/202603","region":"qinghe","journal":"scores","sequence":"00000000000000000311","streamversion":2,"time":"2026-04-01T01:00:00Z","recordedtime":"2026-04-01T01:00:00.123456Z","actor":"evaluation-service","data":{"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","from":"yellow","to":"green","cut":"goals@812 indicators@96 monitoring@48213"}}
                     *
                     *     event: kaocheng.scores.light-changed.v1
                     *     data: {"specversion":"1.0","id":"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","source":"/evaluation-service","type":"kaocheng.scores.light-changed.v1","subject":"light/edu-bureau/enrolment-rate/202603","region":"qinghe","journal":"scores","sequence":"00000000000000000311","streamversion":2,"time":"2026-04-01T01:00:00Z","recordedtime":"2026-04-01T01:00:00.123456Z","actor":"evaluation-service","data":{"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","from":"yellow","to":"green","cut":"goals@812 indicators@96 monitoring@48213"}}
                     *
                     *     event: kaocheng.scores.edition-published.v1
                     *     data: {"specversion":"1.0","id":"0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","source":"/evaluation-service","type":"kaocheng.scores.light-changed.v1","subject":"light/edu-bureau/enrolment-rate/202603","region":"qinghe","journal":"scores","sequence":"00000000000000000311","streamversion":2,"time":"2026-04-01T01:00:00Z","recordedtime":"2026-04-01T01:00:00.123456Z","actor":"evaluation-service","data":{"unit":"edu-bureau","indicator":"enrolment-rate","period":"202603","from":"yellow","to":"green","cut":"goals@812 indicators@96 monitoring@48213"}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getUnit: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @example 2026 */
                period: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "blocks": [
                     *         {
                     *           "block": "annual/economy",
                     *           "reason": "insufficient-coverage",
                     *           "score": "45.6"
                     *         }
                     *       ],
                     *       "coverage": "1",
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "engine": "kc-1",
                     *       "grade": "excellent",
                     *       "incomplete": false,
                     *       "indicators": [
                     *         {
                     *           "block": "annual/economy",
                     *           "contribution": "38.4",
                     *           "imputed": "carried",
                     *           "indicator": "enrolment-rate",
                     *           "light": "green",
                     *           "score": "96",
                     *           "value": "98.2"
                     *         }
                     *       ],
                     *       "period": "2026",
                     *       "position": "scores@311",
                     *       "rank": 1,
                     *       "scheme": "annual@1",
                     *       "total": "91.2",
                     *       "unit": "edu-bureau",
                     *       "unitClass": "bureaus",
                     *       "unranked": "insufficient-coverage"
                     *     }
                     */
                    "application/json": components["schemas"]["UnitScored"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "bytes": 1048576,
                     *       "cut": "goals@812 indicators@96 monitoring@48213",
                     *       "entriesAfter": 120,
                     *       "hash": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                     *       "region": "qinghe"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    sealSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being sealed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getTargets: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                class?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                indicator?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                period?: string;
                unit?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "indicator": "enrolment-rate",
                     *           "period": "2026",
                     *           "subject": "target/edu-bureau/enrolment-rate/2026",
                     *           "unit": "edu-bureau",
                     *           "value": "98",
                     *           "version": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TargetPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    setTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "course": [
                 *         {
                 *           "period": "2026Q2",
                 *           "share": "0.5"
                 *         }
                 *       ],
                 *       "indicator": "enrolment-rate",
                 *       "period": "2026",
                 *       "unit": "edu-bureau",
                 *       "value": "98"
                 *     }
                 */
                "application/json": components["schemas"]["NewTarget"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    adjustTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "course": [
                 *         {
                 *           "period": "2026Q2",
                 *           "share": "0.5"
                 *         }
                 *       ],
                 *       "indicator": "enrolment-rate",
                 *       "period": "2026",
                 *       "reason": "灾情",
                 *       "request": "flood-2026",
                 *       "unit": "edu-bureau",
                 *       "value": "97.5"
                 *     }
                 */
                "application/json": components["schemas"]["TargetAdjustment"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    setAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targets": [
                 *         {
                 *           "course": [
                 *             {
                 *               "period": "2026Q2",
                 *               "share": "0.5"
                 *             }
                 *           ],
                 *           "indicator": "enrolment-rate",
                 *           "period": "2026",
                 *           "unit": "edu-bureau",
                 *           "value": "98"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TargetBatch"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The region has not been opened",
                     *       "type": "urn:problem:unknown-region"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example goals@812 */
                position: string;
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "heard": true,
                     *       "position": "monitoring@48213",
                     *       "scores": [
                     *         {
                     *           "period": "2026",
                     *           "position": "scores@311",
                     *           "rank": 1,
                     *           "total": "91.2",
                     *           "unit": "edu-bureau"
                     *         }
                     *       ],
                     *       "standing": true
                     *     }
                     */
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getUnits: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                class?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
                on?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "abolished": false,
                     *           "from": "2026-03-31",
                     *           "kind": "department",
                     *           "name": "教育局",
                     *           "unit": "edu-bureau",
                     *           "unitClass": "bureaus",
                     *           "version": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    registerUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-01-01",
                 *       "kind": "department",
                 *       "name": "教育局",
                 *       "unit": "edu-bureau",
                 *       "unitClass": "bureaus"
                 *     }
                 */
                "application/json": components["schemas"]["NewUnit"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description already-exists: It exists already, differently; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known; unit-ended: The unit has ended; tree-cycle: A unit cannot stand below itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "It exists already, differently",
                     *       "type": "urn:problem:already-exists"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:already-exists" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class" | "urn:problem:unit-ended" | "urn:problem:tree-cycle";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    "getUnit.goals": {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "abolished": false,
                     *           "from": "2026-03-31",
                     *           "kind": "department",
                     *           "name": "教育局",
                     *           "unit": "edu-bureau",
                     *           "unitClass": "bureaus",
                     *           "version": 3
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    abolishUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-31",
                 *       "reason": "机构改革"
                 *     }
                 */
                "application/json": components["schemas"]["UnitAbolition"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; in-use: Something still refers to it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:in-use";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    classifyUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-31",
                 *       "unitClass": "bureaus"
                 *     }
                 */
                "application/json": components["schemas"]["UnitClassification"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-class: The class is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-class";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    renameUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-31",
                 *       "name": "教育体育局"
                 *     }
                 */
                "application/json": components["schemas"]["UnitName"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    moveUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description the ETag last seen; the change is refused where the stream has moved on
                 * @example "3"
                 */
                "If-Match": string;
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-03-31",
                 *       "parent": "government",
                 *       "reason": "机构改革"
                 *     }
                 */
                "application/json": components["schemas"]["UnitParent"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known; unit-ended: The unit has ended; tree-cycle: A unit cannot stand below itself */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unit-ended" | "urn:problem:tree-cycle";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            /** @description precondition-missing: An If-Match is needed to change this */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 428,
                     *       "title": "An If-Match is needed to change this",
                     *       "type": "urn:problem:precondition-missing"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:precondition-missing";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getRoster: {
        parameters: {
            query?: {
                /** @description as recorded by a moment (2026-10-31T23:59:59+08:00) or at a cut (goals@812 indicators@96) */
                asOf?: string;
                /** @description what next gave on the page before; the first page without */
                cursor?: string;
                /** @description rows of a page at most; 100 where not sent */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "duty": "liaison",
                     *           "person": "chen-jing",
                     *           "since": "2026-03-31",
                     *           "unit": "edu-bureau"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DutyHeldPage"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    assignDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duty": "head",
                 *       "from": "2026-03-31",
                 *       "person": "chen-jing"
                 *     }
                 */
                "application/json": components["schemas"]["DutyAssignment"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    endDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duty": "head",
                 *       "from": "2026-03-31",
                 *       "person": "chen-jing",
                 *       "reason": "岗位调整"
                 *     }
                 */
                "application/json": components["schemas"]["DutyEnd"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    replaceDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "by": "lin-yu",
                 *       "duty": "head",
                 *       "from": "2026-03-31",
                 *       "person": "chen-jing"
                 *     }
                 */
                "application/json": components["schemas"]["DutyReplacement"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    withdrawDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
                /** @example edu-bureau */
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duty": "head",
                 *       "from": "2026-03-31",
                 *       "person": "chen-jing",
                 *       "reason": "录入有误"
                 *     }
                 */
                "application/json": components["schemas"]["DutyWithdrawal"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state; unknown-region: The region has not been opened; unknown-unit: The unit is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state" | "urn:problem:unknown-region" | "urn:problem:unknown-unit";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "The Idempotency-Key was used with another body",
                     *       "type": "urn:problem:idempotency-key-reused"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    registerAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description one for each request; sent again with the same body it gets the first answer again */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description the ETag last seen; the change is refused where the stream has moved on */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "units": [
                 *         {
                 *           "from": "2026-01-01",
                 *           "kind": "department",
                 *           "name": "教育局",
                 *           "unit": "edu-bureau",
                 *           "unitClass": "bureaus"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UnitBatch"];
            };
        };
        responses: {
            /** @description It held already; nothing was recorded */
            200: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [],
                     *       "outcome": "unchanged"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description Recorded */
            201: {
                headers: {
                    /** @description the stream's version, to be sent as If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": [
                     *         {
                     *           "id": "0199a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
                     *           "position": "goals@812"
                     *         }
                     *       ],
                     *       "outcome": "recorded"
                     *     }
                     */
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description malformed-json: The body is not JSON; invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "The body is not JSON",
                     *       "type": "urn:problem:malformed-json"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:malformed-json" | "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description unknown-region: The region has not been opened; unknown-unit: The unit is not known; unknown-class: The class is not known */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "The region has not been opened",
                     *       "type": "urn:problem:unknown-region"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unknown-region" | "urn:problem:unknown-unit" | "urn:problem:unknown-class";
                    };
                };
            };
            /** @description stale-version: It has changed in the meantime */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 412,
                     *       "title": "It has changed in the meantime",
                     *       "type": "urn:problem:stale-version"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:stale-version";
                    };
                };
            };
            /** @description body-too-large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 413,
                     *       "title": "The body is too large",
                     *       "type": "urn:problem:body-too-large"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:body-too-large";
                    };
                };
            };
            /** @description unsupported-media-type: The body is in a form not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 415,
                     *       "title": "The body is in a form not taken here",
                     *       "type": "urn:problem:unsupported-media-type"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:unsupported-media-type";
                    };
                };
            };
            /** @description idempotency-key-reused: The Idempotency-Key was used with another body; rows-invalid: Some rows cannot be taken */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [
                     *         {
                     *           "code": "not-a-decimal",
                     *           "message": "a plain decimal such as 85.2; found 'x'",
                     *           "pointer": "/observations/1/value",
                     *           "row": 2
                     *         }
                     *       ],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 422,
                     *       "title": "Some rows cannot be taken",
                     *       "type": "urn:problem:rows-invalid"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:idempotency-key-reused" | "urn:problem:rows-invalid";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    getVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description the code of the authority that runs the assessment
                 * @example qinghe
                 */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alarm": false,
                     *       "differences": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role; foreign-region: The token is for another region; foreign-unit: The token is not for this unit */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role" | "urn:problem:foreign-region" | "urn:problem:foreign-unit";
                    };
                };
            };
            406: components["responses"]["406"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
    rebuildOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example evaluation */
                service: "evaluation" | "goals" | "indicators" | "monitoring" | "reporting";
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entries": 812,
                     *       "outcome": "rebuilt"
                     *     }
                     */
                    "application/json": components["schemas"]["Rebuilt"];
                };
            };
            /** @description invalid-field: A field is missing or wrong; unknown-parameter: A query parameter is not known here */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 400,
                     *       "title": "A field is missing or wrong",
                     *       "type": "urn:problem:invalid-field"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:invalid-field" | "urn:problem:unknown-parameter";
                    };
                };
            };
            401: components["responses"]["401"];
            /** @description missing-role: The token lacks a role */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 403,
                     *       "title": "The token lacks a role",
                     *       "type": "urn:problem:missing-role"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:missing-role";
                    };
                };
            };
            /** @description not-found: There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 404,
                     *       "title": "There is no such thing here",
                     *       "type": "urn:problem:not-found"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:not-found";
                    };
                };
            };
            406: components["responses"]["406"];
            /** @description wrong-state: This cannot be done in its present state */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "errors": [],
                     *       "instance": "/api/v1/regions/qinghe",
                     *       "status": 409,
                     *       "title": "This cannot be done in its present state",
                     *       "type": "urn:problem:wrong-state"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        type?: "urn:problem:wrong-state";
                    };
                };
            };
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
        };
    };
}
