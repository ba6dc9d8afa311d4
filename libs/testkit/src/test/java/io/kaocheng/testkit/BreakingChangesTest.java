package io.kaocheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

class BreakingChangesTest {

    private static final String BEFORE =
            """
            {'paths':{'/units':{
               'get':{'parameters':[{'name':'class','in':'query','schema':{'type':'string','maxLength':9}}],
                      'responses':{'200':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/Unit'}}}}}},
               'post':{'requestBody':{'content':{'application/json':{'schema':{'$ref':'#/components/schemas/NewUnit'}}}},
                      'responses':{}}},
             '/regions':{'get':{'responses':{}}}},
             'components':{'schemas':{
               'Unit':{'type':'object','properties':{
                  'code':{'type':'string'},'state':{'type':'string','enum':['open','closed']}},'required':['code']},
               'NewUnit':{'type':'object','properties':{
                  'code':{'type':'string','maxLength':64},'kind':{'type':'string'}},'required':['code']}}}}
            """;

    @Test
    void what_is_only_added_breaks_nothing() {
        assertThat(
                        broken(
                                "'code':{'type':'string'},'state'",
                                "'code':{'type':'string'},'name':{'type':'string'},'state'"))
                .isEmpty();
        assertThat(broken("'maxLength':64", "'maxLength':128")).isEmpty();
    }

    @Test
    void a_path_or_an_operation_that_is_gone_is_named() {
        assertThat(broken("/regions", "/areas")).containsExactly("the path /regions is gone");
        assertThat(broken("'post'", "'put'")).containsExactly("the operation POST /units is gone");
    }

    @Test
    void a_field_or_a_value_that_is_gone_is_named() {
        assertThat(broken("'state':", "'status':"))
                .containsExactly("Unit: the field state is gone");
        assertThat(broken("'open','closed'", "'open'"))
                .containsExactly("Unit/state: the value closed is gone");
    }

    @Test
    void a_field_that_is_newly_required_in_a_body_is_named() {
        assertThat(
                        broken(
                                "'kind':{'type':'string'}},'required':['code']",
                                "'kind':{'type':'string'}},'required':['code','kind']"))
                .containsExactly("NewUnit: the field kind is newly required");
    }

    @Test
    void a_type_that_accepts_less_or_is_another_is_named() {
        assertThat(broken("'maxLength':64", "'maxLength':32"))
                .containsExactly("NewUnit/code: maxLength is 32 now");
        assertThat(broken("'code':{'type':'string','maxLength':64}", "'code':{'type':'integer'}"))
                .containsExactly("NewUnit/code: its type was \"string\" and is \"integer\"");
    }

    @Test
    void a_parameter_that_is_gone_narrower_or_newly_required_is_named() {
        assertThat(broken("'name':'class'", "'name':'unitClass'"))
                .containsExactly("GET /units: the parameter class is gone");
        assertThat(broken("'maxLength':9", "'maxLength':8"))
                .containsExactly("GET /units parameter class: maxLength is 8 now");
        assertThat(
                        broken(
                                "'parameters':[",
                                "'parameters':[{'name':'on','in':'query','required':true,'schema':{}},"))
                .containsExactly("GET /units: the parameter on is newly required");
        assertThat(broken("'in':'query'", "'in':'query','required':true"))
                .containsExactly("GET /units: the parameter class is newly required");
    }

    @Test
    void a_body_that_is_newly_required_is_named() {
        assertThat(broken("'requestBody':{", "'requestBody':{'required':true,"))
                .containsExactly("POST /units: a body is newly required");
        assertThat(
                        broken(
                                "'/regions':{'get':{",
                                "'/regions':{'get':{'requestBody':{'required':true,'content':{}},"))
                .containsExactly("GET /regions: a body is newly required");
    }

    @Test
    void what_was_required_may_become_optional() {
        String required =
                BEFORE.replace("'in':'query'", "'in':'query','required':true")
                        .replace("'requestBody':{", "'requestBody':{'required':true,");
        assertThat(BreakingChanges.between(json(required), json(BEFORE))).isEmpty();
        assertThat(BreakingChanges.between(json(required), json(required))).isEmpty();
    }

    @Test
    void a_text_that_must_have_a_form_now_is_named() {
        assertThat(broken("'maxLength':9", "'maxLength':9,'format':'date'"))
                .containsExactly("GET /units parameter class: it must be a date now");
    }

    private static List<String> broken(String was, String is) {
        assertThat(BEFORE).contains(was);
        return BreakingChanges.between(json(BEFORE), json(BEFORE.replace(was, is)));
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
