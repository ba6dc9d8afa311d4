package io.kaocheng.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.kaocheng.contracts.Decimals;
import io.kaocheng.contracts.Period;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

class LoaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Sent(String client, String path, String key, JsonNode body) {}

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    @TempDir private Path folder = Path.of(".");
    private HttpServer gateway = start();

    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

    /** How many findings are listed of a batch of figures without reasons; 0 where all are good. */
    private int listed;

    /** By what name a service answers up to where it has received the journals of others. */
    private String received = "received";

    /** What is answered where something is listed, by the end of the path. */
    private final Map<String, String> lists = new HashMap<>();

    /** How the path ends at which the gateway refuses; none by default. */
    private String refusing = "";

    @BeforeEach
    void begin() throws IOException {
        file(
                "datapackage.json",
                """
                {"kaocheng":{"region":"qinghe","name":"青河县","timeZone":"Asia/Shanghai",
                  "cycles":[{"cycle":"2025","name":"2025","period":"2025"}],"scheme":{"periods":["month"]}},
                 "resources":[{"name":"units","path":"units.csv"},{"name":"classes","path":"classes.csv"},
                  {"name":"indicators","path":"indicators.csv"},{"name":"scheme","path":"scheme.csv"},
                  {"name":"targets","path":"targets.csv"},{"name":"observations","path":"observations.csv"}]}
                """);
        file("classes.csv", "unitClass,name\ntown,乡镇\n");
        file(
                "units.csv",
                "unit,name,kind,parent,unitClass,from,nameEn\nlow,下,township,high,town,2025-01-01,Low\nhigh,上,bureau,,,2025-01-01,\n");
        file(
                "indicators.csv",
                "indicator,name,dimension,layer,nature,unitOfMeasure,definition,effectiveFrom,direction,frequency,rule,parameters\n"
                        + "rate,率,output,meso,quantitative,%,口径,202501,up,month,completion,cap=1.2; floor=0.5\n");
        file(
                "scheme.csv",
                "scheme,kind,code,parent,cycle,unitClass,weight,lightOn,green,red\n"
                        + "town-2025,block,total,,2025,town,,,,\n"
                        + "town-2025,indicator,rate,total,,,100,achievement,0.9,0.6\n");
        file(
                "targets.csv",
                "unit,unitClass,indicator,period,value,floor,course\n,town,rate,2025,100,,202506=0.5; 202512=1\n");
        file(
                "observations.csv",
                "unit,indicator,period,value,noData,reason\nlow,rate,202501,90,,\nlow,rate,202502,999,,\n"
                        + "low,rate,202501,91,,miscounted\nlow,rate,202503,,not-due,\n");
    }

    @AfterEach
    void end() {
        gateway.stop(0);
    }

    @Test
    void groups_are_sent_before_units_and_who_is_in_them_after() throws IOException {
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"groupings\",\"path\":\"groupings.csv\"},"
                                        + "{\"name\":\"groups\",\"path\":\"groups.csv\"},"));
        file("groups.csv", "unitGroup,name,exclusiveWithin\ncoast,沿海,terrain\nstrong,强镇,\n");
        file("groupings.csv", "unit,unitGroup,from\nlow,coast,2025-01-01\n");
        load();
        assertThat(sent)
                .extracting(Sent::path)
                .containsSubsequence(
                        "/api/v1/regions/qinghe/groups",
                        "/api/v1/regions/qinghe/groups",
                        "/api/v1/regions/qinghe/units/batches",
                        "/api/v1/regions/qinghe/units/low/groups",
                        "/api/v1/regions/qinghe/cycles");
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/groups"))
                .extracting(Sent::body)
                .containsExactly(
                        json(
                                "{\"unitGroup\":\"coast\",\"name\":\"沿海\",\"exclusiveWithin\":\"terrain\"}"),
                        json("{\"unitGroup\":\"strong\",\"name\":\"强镇\"}"),
                        json("{\"unitGroup\":\"coast\",\"from\":\"2025-01-01\"}"));
    }

    @Test
    void goals_are_drafted_with_their_measures_and_milestones_and_brought_as_far_as_they_say()
            throws IOException {
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"period\":\"2025\"}",
                                "\"period\":\"2025\",\"rules\":{\"acknowledgeDays\":5,\"reason\":\"办法\"}}")
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"categories\",\"path\":\"categories.csv\"},"
                                        + "{\"name\":\"goals\",\"path\":\"goals.csv\"},"
                                        + "{\"name\":\"goal-measures\",\"path\":\"measures.csv\"},"
                                        + "{\"name\":\"milestones\",\"path\":\"milestones.csv\"},"));
        file("categories.csv", "category,name\nduties,职能目标\n");
        file(
                "goals.csv",
                "goal,title,cycle,owner,horizon,weight,due,state\n"
                        + "whole,达到98%,2025,high,annual,100,2025-12-31,acknowledged\n"
                        + "part,达到97%,2025,low,annual,50,2025-12-31,submitted\n");
        file(
                "measures.csv",
                "goal,indicator,period,value,course\nwhole,rate,2025,98,2025Q2=0.5; 2025Q4=1\n");
        file(
                "milestones.csv",
                "goal,milestone,title,due,weight,state,doneOn,evidence,sha256,reason\n"
                        + "part,first,摸底,2025-03-31,100,,,,,\n"
                        + "whole,done,完成,2025-03-31,,confirmed,2025-03-28,台账.xlsx,%s,\n"
                                .formatted("0a".repeat(32))
                        + "whole,back,复核,2025-06-30,,returned,2025-06-28,,,缺签章\n");
        load();
        String goals = "/api/v1/regions/qinghe/goals";
        assertThat(sent)
                .filteredOn(
                        one ->
                                one.path().startsWith(goals)
                                        || one.path().endsWith("/rules")
                                        || one.path().endsWith("/categories"))
                .extracting(one -> one.client() + " " + one.path())
                .containsExactly(
                        "office-machine /api/v1/regions/qinghe/cycles/2025/rules",
                        "office-machine /api/v1/regions/qinghe/categories",
                        "office-machine " + goals,
                        "office-machine " + goals,
                        "office-machine " + goals + "/whole/submission",
                        "approver-machine " + goals + "/whole/approval",
                        "approver-machine " + goals + "/whole/issue",
                        "units-machine " + goals + "/whole/acknowledgement",
                        "units-machine " + goals + "/whole/milestones/done/report",
                        "office-machine " + goals + "/whole/milestones/done/confirmation",
                        "units-machine " + goals + "/whole/milestones/back/report",
                        "office-machine " + goals + "/whole/milestones/back/return",
                        "office-machine " + goals + "/part/submission");
        assertThat(sent)
                .filteredOn(one -> one.path().equals(goals) || one.path().endsWith("/rules"))
                .extracting(Sent::body)
                .containsExactly(
                        json("{\"reason\":\"办法\",\"rules\":{\"acknowledgeDays\":5}}"),
                        json(
                                """
                                {"goal":"whole","title":"达到98%","cycle":"2025","owner":"high","horizon":"annual",
                                 "weight":"100","due":"2025-12-31","measures":[{"indicator":"rate","period":"2025",
                                 "value":"98","course":[{"period":"2025Q2","share":"0.5"},
                                 {"period":"2025Q4","share":"1"}]}],
                                 "milestones":[{"milestone":"done","title":"完成","due":"2025-03-31"},
                                 {"milestone":"back","title":"复核","due":"2025-06-30"}]}"""),
                        json(
                                """
                                {"goal":"part","title":"达到97%","cycle":"2025","owner":"low","horizon":"annual",
                                 "weight":"50","due":"2025-12-31","milestones":[{"milestone":"first","title":"摸底",
                                 "due":"2025-03-31","weight":"100"}]}"""));
    }

    private void withGoals(String goals, String milestones) throws IOException {
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"goals\",\"path\":\"goals.csv\"},"
                                        + "{\"name\":\"milestones\",\"path\":\"milestones.csv\"},"));
        file("goals.csv", "goal,title,cycle,owner,horizon,weight,state\n" + goals);
        file(
                "milestones.csv",
                "goal,milestone,title,due,weight,deliverable,state,doneOn,evidence,sha256,reason\n"
                        + milestones);
    }

    private List<String> sentOfGoals() {
        String goals = "/api/v1/regions/qinghe/goals";
        return sent.stream()
                .filter(one -> one.path().startsWith(goals))
                .map(one -> one.client() + " " + one.path().substring(goals.length()))
                .toList();
    }

    @Test
    void figures_are_divided_once_all_goals_are_drafted_and_before_any_is_issued()
            throws IOException {
        withGoals(
                "whole,达到98%,2025,high,annual,100,issued\n"
                        + "part,达到97%,2025,low,annual,50,submitted\n",
                "");
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"decompositions\",\"path\":\"decompositions.csv\"},"));
        file(
                "decompositions.csv",
                "goal,indicator,mode,child,share,base,tolerance\nwhole,rate,share,part,1,,\n");
        load();
        assertThat(sentOfGoals())
                .startsWith(
                        "office-machine ",
                        "office-machine ",
                        "office-machine /whole/decomposition",
                        "office-machine /whole/submission");
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/decomposition"))
                .extracting(Sent::body)
                .containsExactly(
                        json(
                                "{\"indicator\":\"rate\",\"mode\":\"share\",\"children\":[{\"goal\":\"part\",\"share\":\"1\"}]}"));
    }

    @Test
    void a_goal_that_is_there_is_brought_on_from_where_it_is() throws IOException {
        withGoals(
                "whole,达到98%,2025,high,annual,100,issued\n",
                "whole,done,完成,2025-03-31,,,reported,2025-03-28,,,\n");
        lists.put(
                "/goals?limit=1000",
                """
                {"items":[{"goal":"another"}],"next":"another"}""");
        lists.put(
                "/goals?limit=1000&cursor=another",
                """
                {"items":[{"goal":"whole","title":"达到98%","cycle":"2025","owner":"high","horizon":"annual",
                "weight":"100.0","state":"approved","version":5,"steps":[],
                "milestones":[{"milestone":"done","title":"完成","due":"2025-03-31"}]}]}""");
        load();
        assertThat(sentOfGoals())
                .containsExactly(
                        "approver-machine /whole/issue",
                        "units-machine /whole/milestones/done/report");
    }

    @Test
    void a_goal_that_is_there_with_other_content_is_told_and_nothing_is_sent() throws IOException {
        withGoals("whole,达到98%,2025,high,annual,100,issued\n", "");
        lists.put(
                "/goals?limit=1000",
                """
                {"items":[{"goal":"whole","title":"达到97%","cycle":"2025","owner":"high","horizon":"annual",
                "weight":"100","state":"approved","version":5}]}""");
        assertThat(load())
                .extracting(BadRow::toString)
                .singleElement()
                .asString()
                .startsWith("goals.csv row 2 column title: whole is loaded already with ");
        assertThat(sentOfGoals()).isEmpty();
    }

    @Test
    void a_report_on_a_milestone_says_how_far_it_is_since_when_and_by_what() throws IOException {
        withGoals(
                "whole,达到98%,2025,high,annual,100,issued\n",
                "whole,a,甲,2025-03-31,,,,2025-03-28,,,\n"
                        + "whole,b,乙,2025-03-31,,,confirmed,,台账.xlsx,,\n"
                        + "whole,c,丙,2025-03-31,,,returned,2025-03-28,,,\n");
        assertThat(load())
                .extracting(bad -> bad.row() + " " + bad.column())
                .containsExactly("2 state", "3 sha256", "3 doneOn", "4 reason");
    }

    @Test
    void a_measure_or_milestone_of_no_goal_of_the_folder_is_told() throws IOException {
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"goal-measures\",\"path\":\"measures.csv\"},"));
        file("measures.csv", "goal,indicator,period,value\nother,rate,2025,98\n");
        assertThat(load())
                .extracting(BadRow::toString)
                .containsExactly("measures.csv row 2 column goal: is no goal of this folder");
    }

    @Test
    void a_folder_is_sent_in_the_order_of_dependence_and_approved_by_another_client() {
        List<BadRow> refused = load();

        assertThat(refused)
                .extracting(BadRow::toString)
                .containsExactly("observations.csv row 3 column value: must be below 100");
        assertThat(sent)
                .extracting(it -> it.client() + " " + it.path())
                .containsExactly(
                        "admin-machine /api/v1/regions",
                        "office-machine /api/v1/regions/qinghe/classes",
                        "office-machine /api/v1/regions/qinghe/units/batches",
                        "office-machine /api/v1/regions/qinghe/cycles",
                        "office-machine /api/v1/regions/qinghe/indicators/batches",
                        "office-machine /api/v1/regions/qinghe/indicators/versions",
                        "approver-machine /api/v1/regions/qinghe/indicators/versions/approvals",
                        "approver-machine /api/v1/regions/qinghe/indicators/versions/enactments",
                        "office-machine /api/v1/regions/qinghe/schemes/batches",
                        "approver-machine /api/v1/regions/qinghe/schemes/versions/approvals",
                        "approver-machine /api/v1/regions/qinghe/schemes/versions/enactments",
                        "office-machine /api/v1/regions/qinghe/targets/batches",
                        "office-machine /api/v1/regions/qinghe/observations/batches?mode=partial",
                        "office-machine /api/v1/regions/qinghe/observations/batches?mode=partial");
        assertThat(sent.get(2).body().at("/units/0/unit").asText())
                .as("a parent before its child")
                .isEqualTo("high");
        assertThat(sent.get(2).body().at("/units/1/nameEn").asText()).isEqualTo("Low");
        assertThat(sent.get(2).body().at("/units/0").has("nameEn")).isFalse();
        assertThat(sent.get(5).body())
                .isEqualTo(
                        json(
                                """
                                {"versions":[{"indicator":"rate","effectiveFrom":"202501","direction":"up","frequency":"month",
                                 "rule":{"rule":"completion","cap":"1.2","floor":"0.5"}}]}"""));
        assertThat(sent.get(6).body())
                .isEqualTo(json("{\"versions\":[{\"indicator\":\"rate\",\"version\":7}]}"));
        assertThat(sent.get(8).body())
                .isEqualTo(
                        json(
                                """
                                {"schemes":[{"scheme":"town-2025","cycle":"2025","unitClass":"town","periods":["month"],
                                 "tree":{"kind":"block","code":"total","children":[{"kind":"indicator","indicator":"rate",
                                  "weight":"100","light":{"on":"achievement","green":"0.9","red":"0.6"}}]}}]}"""));
        assertThat(sent.get(11).body())
                .isEqualTo(
                        json(
                                """
                                {"targets":[{"unitClass":"town","indicator":"rate","period":"2025","value":"100",
                                 "course":[{"period":"202506","share":"0.5"},{"period":"202512","share":"1"}]}]}"""));
        assertThat(sent.get(13).body())
                .as("a correction comes after what it corrects")
                .isEqualTo(
                        json(
                                """
                                {"observations":[{"unit":"low","indicator":"rate","period":"202501","value":"91",
                                 "reason":"miscounted"}]}"""));
    }

    @Test
    void a_fault_among_figures_that_are_corrected_further_down_is_found_though_few_are_listed()
            throws IOException {
        listed = 1;
        file(
                "observations.csv",
                "unit,indicator,period,value,reason\nlow,rate,202501,1,\nlow,rate,202502,2,\n"
                        + "low,rate,202503,3,\nlow,rate,202504,4,\nlow,rate,202501,11,recount\n"
                        + "low,rate,202502,12,recount\nlow,rate,202503,13,recount\n");

        assertThat(load())
                .extracting(BadRow::toString)
                .containsExactly("observations.csv row 5 column reason: is needed");
        assertThat(String.join("\n", progress))
                .contains("0 new or changed, 0 unchanged, 4 refused");
    }

    @Test
    void a_second_load_sends_the_same_keys() {
        load();
        List<String> first = sent.stream().map(Sent::key).toList();
        sent.clear();

        load();

        assertThat(sent).extracting(Sent::key).containsExactlyElementsOf(first);
        assertThat(first.stream().filter(key -> !key.isEmpty()))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_refused_is_told_once_and_nothing_that_needs_it_is_sent() {
        refusing = "/units/batches";

        assertThat(load())
                .extracting(BadRow::toString)
                .containsExactly("units.csv row 2 column parent: there is no unit high");
        assertThat(sent.getLast().path()).endsWith(refusing);
    }

    @Test
    void nothing_is_sent_of_a_folder_that_is_wrong_in_itself() throws IOException {
        file("targets.csv", "unit,unitClass,indicator,period,value\nlow,town,rate,2025,100\n");
        file("scheme.csv", "scheme,kind,code,parent,cycle,unitClass\ns,indicator,rate,nowhere,,\n");

        assertThat(load())
                .extracting(BadRow::toString)
                .contains(
                        "targets.csv row 2 column unit: either unit or unitClass must be given, and one of them only",
                        "scheme.csv row 2 column parent: nowhere is no block in a line above this one",
                        "scheme.csv row 2 column lightOn: is blank in the line of an indicator or own block");
        assertThat(sent).isEmpty();
    }

    @Test
    void what_is_wrong_with_cells_is_told_at_once_with_file_row_and_column_and_nothing_is_sent()
            throws IOException {
        file("units.csv", "unit,name,kind,from\nLow,下,township,2025-01-01\nhigh,,bureau,2025\n");
        file(
                "observations.csv",
                "unit,indicator,period,value\nlow,rate,2025Q5,9o\nlow,rate,202501,1,extra\n");

        assertThat(load())
                .extracting(BadRow::toString)
                .containsExactly(
                        "units.csv row 2 column unit: a code is 1 to 64 lower-case letters, digits and"
                                + " '-'; found 'Low'",
                        "units.csv row 3 column name: name is required",
                        "units.csv row 3 column from: a date is written 2026-03-31; found '2025'",
                        "observations.csv row 2 column period: "
                                + message(() -> Period.parse("2025Q5")),
                        "observations.csv row 2 column value: "
                                + message(() -> Decimals.parse("9o")),
                        "observations.csv row 3: the row has 5 cells where the header has 4");
        assertThat(sent).isEmpty();
    }

    private static String message(ThrowingCallable call) {
        return String.valueOf(
                catchThrowableOfType(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void a_quote_that_is_not_closed_refuses_the_folder_and_swallows_no_row() throws IOException {
        file(
                "observations.csv",
                "unit,indicator,period,value,note\nlow,rate,202501,90,\nlow,rate,202502,91,\"含代管单位\n"
                        + "low,rate,202503,92,\nlow,rate,202504,93,\n");

        assertThat(load())
                .extracting(BadRow::toString)
                .containsExactly("observations.csv row 3: quote not closed: it opens cell 5");
        assertThat(sent).isEmpty();
    }

    @Test
    void the_encoding_named_in_the_descriptor_is_used_and_an_uncertain_one_is_not_guessed()
            throws IOException {
        Files.write(
                folder.resolve("classes.csv"),
                "unitClass,name\ntown,楼\n".getBytes(Charset.forName("GB18030")));
        assertThat(load())
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("classes.csv", "encoding"));
        assertThat(sent).isEmpty();

        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"path\":\"classes.csv\"",
                                "\"path\":\"classes.csv\",\"encoding\":\"gb18030\""));
        load();
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/classes"))
                .singleElement()
                .satisfies(one -> assertThat(one.body().path("name").asText()).isEqualTo("楼"));
    }

    @Test
    void a_table_may_be_a_workbook() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("classes.xlsx"));
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("类别");
            sheet.value(0, 0, "unitClass");
            sheet.value(0, 1, "name");
            sheet.value(1, 0, "town");
            sheet.value(1, 1, "乡镇");
        }
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace("classes.csv", "classes.xlsx"));
        load();
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/classes"))
                .singleElement()
                .satisfies(one -> assertThat(one.body().path("name").asText()).isEqualTo("乡镇"));
    }

    @Test
    void a_service_that_does_not_say_what_it_has_received_is_not_taken_for_one_that_has_all() {
        received = "heard";
        assertThatThrownBy(this::load)
                .hasMessageContaining("indicators-service does not say what it has received");
        assertThat(sent)
                .extracting(Sent::path)
                .noneMatch(path -> path.endsWith("/indicators/batches"));
    }

    private static final String LISTS =
            "request,unit,scheme,block,from,indicator,weight,reason\n"
                    + "duties-1,low,town-2025,duties,2025,rate,60,职能目标\n"
                    + "duties-1,low,town-2025,duties,2025,places,40,职能目标\n"
                    + "duties-2,low,town-2025,duties,202507,rate,100,职能调整\n"
                    + "duties-3,high,town-2025,duties,2025,rate,100,职能目标\n";

    private static final String LEFT_OUT =
            "suppression,unit,period,block,what,reason\naudit-1,low,2025,total,score,under-audit\n";

    /** A request as the suite lists it. */
    private static String listed(
            String request, String unit, String from, String state, String items) {
        return ("{'request':'%s','kind':'own-list','state':'%s','reason':'%s','changes':[],"
                        + "'ownList':{'unit':'%s','scheme':'town-2025','block':'duties','from':'%s',"
                        + "'streamVersion':0,'before':[],'items':[%s]}}")
                .formatted(
                        request,
                        state,
                        request.equals("duties-2") ? "职能调整" : "职能目标",
                        unit,
                        from,
                        items)
                .replace('\'', '"');
    }

    private static final String ONLY = "{'indicator':'rate','weight':'100.0'}";
    private static final String BOTH =
            "{'indicator':'rate','weight':'60'},{'indicator':'places','weight':'40'}";

    private void withLists() throws IOException {
        file(
                "datapackage.json",
                Files.readString(folder.resolve("datapackage.json"))
                        .replace(
                                "\"resources\":[",
                                "\"resources\":[{\"name\":\"own-lists\",\"path\":\"own-lists.csv\"},"
                                        + "{\"name\":\"suppressions\",\"path\":\"suppressions.csv\"},"));
        file("own-lists.csv", LISTS);
        file("suppressions.csv", LEFT_OUT);
    }

    private List<String> requests() {
        return sent.stream()
                .map(one -> one.path().replace("/api/v1/regions/qinghe/", ""))
                .filter(path -> path.matches("(own-lists|requests|suppressions).*"))
                .toList();
    }

    @Test
    void what_is_asked_for_is_granted_and_a_unit_s_lists_one_after_another() throws IOException {
        withLists();
        load();
        assertThat(requests())
                .hasSize(8)
                .containsSubsequence(
                        "own-lists", "requests/duties-1/grant", "requests/duties-2/grant")
                .contains("requests/duties-3/grant")
                .endsWith("suppressions", "suppressions/audit-1/grant");
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/own-lists"))
                .extracting(one -> one.body().path("request").asText())
                .containsSubsequence("duties-1", "duties-2");
        assertThat(sent)
                .filteredOn(one -> one.path().endsWith("/grant"))
                .extracting(Sent::client)
                .containsOnly("approver-machine");
    }

    @Test
    void a_load_that_was_cut_off_between_asking_and_granting_is_finished_by_the_next()
            throws IOException {
        withLists();
        lists.put(
                "/requests?limit=1000",
                "{\"items\":["
                        + String.join(
                                ",",
                                listed("duties-1", "low", "2025", "granted", BOTH),
                                listed("duties-2", "low", "202507", "pending", ONLY))
                        + "],\"next\":\"c+1\"}");
        lists.put(
                "/requests?limit=1000&cursor=c%2B1",
                "{\"items\":[" + listed("duties-3", "high", "2025", "granted", ONLY) + "]}");
        lists.put(
                "/suppressions?limit=1000",
                "{\"items\":[{\"suppression\":\"audit-1\",\"unit\":\"low\",\"period\":\"2025\",\"block\":\"total\","
                        + "\"what\":\"score\",\"reason\":\"under-audit\",\"state\":\"requested\"}]}");
        load();
        assertThat(requests())
                .containsExactly("requests/duties-2/grant", "suppressions/audit-1/grant");
    }

    @Test
    void what_is_loaded_already_with_other_content_is_told_and_not_passed_over()
            throws IOException {
        withLists();
        lists.put(
                "/requests?limit=1000",
                "{\"items\":["
                        + String.join(
                                ",",
                                listed(
                                        "duties-1",
                                        "low",
                                        "2025",
                                        "granted",
                                        BOTH.replace("60", "70").replace("40", "30")),
                                listed("duties-2", "low", "202507", "denied", ONLY),
                                "{\"request\":\"duties-3\",\"kind\":\"adjustment\",\"state\":\"granted\"}")
                        + "]}");
        assertThat(load())
                .extracting(BadRow::toString)
                .satisfiesExactly(
                        changed ->
                                assertThat(changed)
                                        .startsWith(
                                                "own-lists.csv row 2 column items: duties-1 is loaded already with ")
                                        .contains("\"70\"", "\"60\""),
                        denied ->
                                assertThat(denied)
                                        .startsWith(
                                                "own-lists.csv row 4 column request: duties-2 is denied"),
                        other ->
                                assertThat(other)
                                        .isEqualTo(
                                                "own-lists.csv row 5 column request: duties-3 is a"
                                                        + " request for something else already"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void nothing_more_of_a_unit_is_asked_for_once_something_is_refused() throws IOException {
        withLists();
        refusing = "/requests/duties-1/grant";
        assertThat(load()).extracting(BadRow::row).containsExactly(2);
        assertThat(requests()).doesNotContain("requests/duties-2/grant", "suppressions");
    }

    private List<BadRow> load() {
        return Loader.load(
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()),
                client -> client,
                folder,
                progress::add);
    }

    private HttpServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        int status = 200;
        String answer = "{\"versions\":[7],\"entries\":[]}";
        String list = lists.get(path.replaceFirst(".*/(?=requests|suppressions|goals\\?)", "/"));
        if (exchange.getRequestMethod().equals("GET") && list != null) {
            answer = list;
        } else if (exchange.getRequestMethod().equals("GET")) {
            answer =
                    "{\"service\":\"x\",\"journal\":{\"goals\":3},\"%s\":{\"goals\":3}}"
                            .formatted(received);
        } else {
            sent.add(
                    new Sent(
                            exchange.getRequestHeaders()
                                    .getFirst("Authorization")
                                    .substring("Bearer ".length()),
                            path,
                            exchange.getRequestHeaders()
                                    .getOrDefault("Idempotency-Key", List.of(""))
                                    .getFirst(),
                            body));
            if (!refusing.isEmpty() && path.endsWith(refusing)) {
                status = 422;
                answer =
                        "{\"errors\":[{\"pointer\":\"/units/1/parent\",\"row\":2,\"message\":\"there is no unit high\"}]}";
            }
            JsonNode figures = body.path("observations");
            if (listed > 0 && !figures.isEmpty()) {
                boolean given = figures.path(0).has("reason");
                status = given ? 200 : 422;
                answer = given ? "{\"recorded\":0,\"rejected\":0}" : unreasoned(figures.size());
            }
            for (JsonNode row : figures) {
                if (row.path("value").asText().equals("999")) {
                    answer =
                            "{\"errors\":[{\"pointer\":\"/observations/1/value\",\"row\":2,\"message\":\"must be below 100\"},{\"pointer\":\"/observations/0\",\"row\":1,\"code\":\"reason-required\",\"message\":\"is corrected already\"}]}";
                }
            }
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** That every row needs a reason. */
    private String unreasoned(int rows) {
        ObjectNode problem = JSON.createObjectNode();
        for (int i = 0; i < Math.min(rows, listed); i++) {
            problem.withArray("errors")
                    .addObject()
                    .put("pointer", "/observations/" + i + "/reason")
                    .put("row", i + 1)
                    .put("code", "reason-required")
                    .put("message", "is needed");
        }
        if (rows > listed) {
            problem.put("unlisted", rows - listed);
        }
        return problem.toString();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
