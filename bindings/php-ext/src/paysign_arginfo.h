/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 58b4a2517ac1fe33e2fc024239238ec5fe41adb9 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_api, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_abi arginfo_Paysign_Internal_Native_api

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_errorText, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, code, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_gateways, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_builtIn, 0, 2, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_gateway, 0, 2, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_variant, 0, 3, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, gateway, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_gatewayId, 0, 1, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, gateway, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_gatewayTables arginfo_Paysign_Internal_Native_gatewayId

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_message, 0, 5, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, gateway, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, shopNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, addedNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_scheme, 0, 9, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, signField, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, wire, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, roles, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, paidValues, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, ack, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, shopNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, addedNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_printed, 0, 1, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, scheme, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_secrets, 0, 3, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, texts, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, isExact, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_secretFacts, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_check, 0, 3, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_meets, 0, 5, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, orderNo, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, amount, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_verify, 0, 5, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_verifyArrived, 0, 7, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, headers, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, now, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_signHeaders, 0, 6, IS_STRING, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, headers, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, now, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_read, 0, 5, IS_ARRAY, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_Paysign_Internal_Native_batch, 0, 4, MAY_BE_ARRAY|MAY_BE_LONG)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, bodies, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_Paysign_Internal_Native_field, 0, 2, MAY_BE_STRING|MAY_BE_LONG|MAY_BE_NULL)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_unproved arginfo_Paysign_Internal_Native_field

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_fields, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_unprovedFields arginfo_Paysign_Internal_Native_fields

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_Paysign_Internal_Native_role, 0, 2, MAY_BE_STRING|MAY_BE_LONG|MAY_BE_NULL)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, role, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_status, 0, 1, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_isPaid, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_ack, 0, 1, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_secretIndex arginfo_Paysign_Internal_Native_status

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_minor, 0, 4, IS_LONG, 1)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, role, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, scale, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_expect, 0, 5, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, verified, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, orderNo, IS_STRING, 0)
	ZEND_ARG_TYPE_MASK(0, amount, MAY_BE_STRING|MAY_BE_LONG, NULL)
	ZEND_ARG_TYPE_INFO(0, scale, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_sign, 0, 5, IS_ARRAY, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, params, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_explain arginfo_Paysign_Internal_Native_read

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_diagnose, 0, 8, IS_ARRAY, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, others, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, also, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, lang, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_diagnoseDocument, 0, 8, IS_ARRAY, 1)
	ZEND_ARG_OBJ_INFO(0, message, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, params, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, signature, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, others, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_TYPE_INFO(0, also, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, lang, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

#define arginfo_Paysign_Internal_Native_answer arginfo_Paysign_Internal_Native_verify

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_Paysign_Internal_Native_answerField, 0, 2, MAY_BE_STRING|MAY_BE_LONG|MAY_BE_NULL)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, path, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_answerFields, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_Paysign_Internal_Native_answerRole, 0, 2, MAY_BE_STRING|MAY_BE_LONG|MAY_BE_NULL)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, role, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_answerStatus, 0, 1, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_answerIsProved, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_answerMinor, 0, 4, IS_LONG, 1)
	ZEND_ARG_OBJ_INFO(0, answer, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, role, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, scale, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_merchant, 0, 8, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, gateway, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, merchantId, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, secrets, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, baseUrl, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, shopNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, addedNames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_request, 0, 4, IS_ARRAY, 1)
	ZEND_ARG_OBJ_INFO(0, merchant, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, params, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_merchantAnswer, 0, 4, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, merchant, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_notice, 0, 4, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, merchant, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, raw, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_Paysign_Internal_Native_noticeArrived, 0, 6, Paysign\\Internal\\\116ative\\Handle, 1)
	ZEND_ARG_OBJ_INFO(0, merchant, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, raw, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, headers, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, now, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(1, error, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Paysign_Internal_Native_noticeText, 0, 2, IS_STRING, 1)
	ZEND_ARG_OBJ_INFO(0, merchant, Paysign\\Internal\\\116ative\\Handle, 0)
	ZEND_ARG_TYPE_INFO(0, raw, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Paysign_Internal_Native_Handle___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_FUNCTION(Paysign_Internal_Native_api);
ZEND_FUNCTION(Paysign_Internal_Native_abi);
ZEND_FUNCTION(Paysign_Internal_Native_errorText);
ZEND_FUNCTION(Paysign_Internal_Native_gateways);
ZEND_FUNCTION(Paysign_Internal_Native_builtIn);
ZEND_FUNCTION(Paysign_Internal_Native_gateway);
ZEND_FUNCTION(Paysign_Internal_Native_variant);
ZEND_FUNCTION(Paysign_Internal_Native_gatewayId);
ZEND_FUNCTION(Paysign_Internal_Native_gatewayTables);
ZEND_FUNCTION(Paysign_Internal_Native_message);
ZEND_FUNCTION(Paysign_Internal_Native_scheme);
ZEND_FUNCTION(Paysign_Internal_Native_printed);
ZEND_FUNCTION(Paysign_Internal_Native_secrets);
ZEND_FUNCTION(Paysign_Internal_Native_secretFacts);
ZEND_FUNCTION(Paysign_Internal_Native_check);
ZEND_FUNCTION(Paysign_Internal_Native_meets);
ZEND_FUNCTION(Paysign_Internal_Native_verify);
ZEND_FUNCTION(Paysign_Internal_Native_verifyArrived);
ZEND_FUNCTION(Paysign_Internal_Native_signHeaders);
ZEND_FUNCTION(Paysign_Internal_Native_read);
ZEND_FUNCTION(Paysign_Internal_Native_batch);
ZEND_FUNCTION(Paysign_Internal_Native_field);
ZEND_FUNCTION(Paysign_Internal_Native_unproved);
ZEND_FUNCTION(Paysign_Internal_Native_fields);
ZEND_FUNCTION(Paysign_Internal_Native_unprovedFields);
ZEND_FUNCTION(Paysign_Internal_Native_role);
ZEND_FUNCTION(Paysign_Internal_Native_status);
ZEND_FUNCTION(Paysign_Internal_Native_isPaid);
ZEND_FUNCTION(Paysign_Internal_Native_ack);
ZEND_FUNCTION(Paysign_Internal_Native_secretIndex);
ZEND_FUNCTION(Paysign_Internal_Native_minor);
ZEND_FUNCTION(Paysign_Internal_Native_expect);
ZEND_FUNCTION(Paysign_Internal_Native_sign);
ZEND_FUNCTION(Paysign_Internal_Native_explain);
ZEND_FUNCTION(Paysign_Internal_Native_diagnose);
ZEND_FUNCTION(Paysign_Internal_Native_diagnoseDocument);
ZEND_FUNCTION(Paysign_Internal_Native_answer);
ZEND_FUNCTION(Paysign_Internal_Native_answerField);
ZEND_FUNCTION(Paysign_Internal_Native_answerFields);
ZEND_FUNCTION(Paysign_Internal_Native_answerRole);
ZEND_FUNCTION(Paysign_Internal_Native_answerStatus);
ZEND_FUNCTION(Paysign_Internal_Native_answerIsProved);
ZEND_FUNCTION(Paysign_Internal_Native_answerMinor);
ZEND_FUNCTION(Paysign_Internal_Native_merchant);
ZEND_FUNCTION(Paysign_Internal_Native_request);
ZEND_FUNCTION(Paysign_Internal_Native_merchantAnswer);
ZEND_FUNCTION(Paysign_Internal_Native_notice);
ZEND_FUNCTION(Paysign_Internal_Native_noticeArrived);
ZEND_FUNCTION(Paysign_Internal_Native_noticeText);
ZEND_METHOD(Paysign_Internal_Native_Handle, __construct);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", api, Paysign_Internal_Native_api, arginfo_Paysign_Internal_Native_api)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", abi, Paysign_Internal_Native_abi, arginfo_Paysign_Internal_Native_abi)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", errorText, Paysign_Internal_Native_errorText, arginfo_Paysign_Internal_Native_errorText)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", gateways, Paysign_Internal_Native_gateways, arginfo_Paysign_Internal_Native_gateways)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", builtIn, Paysign_Internal_Native_builtIn, arginfo_Paysign_Internal_Native_builtIn)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", gateway, Paysign_Internal_Native_gateway, arginfo_Paysign_Internal_Native_gateway)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", variant, Paysign_Internal_Native_variant, arginfo_Paysign_Internal_Native_variant)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", gatewayId, Paysign_Internal_Native_gatewayId, arginfo_Paysign_Internal_Native_gatewayId)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", gatewayTables, Paysign_Internal_Native_gatewayTables, arginfo_Paysign_Internal_Native_gatewayTables)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", message, Paysign_Internal_Native_message, arginfo_Paysign_Internal_Native_message)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", scheme, Paysign_Internal_Native_scheme, arginfo_Paysign_Internal_Native_scheme)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", printed, Paysign_Internal_Native_printed, arginfo_Paysign_Internal_Native_printed)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", secrets, Paysign_Internal_Native_secrets, arginfo_Paysign_Internal_Native_secrets)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", secretFacts, Paysign_Internal_Native_secretFacts, arginfo_Paysign_Internal_Native_secretFacts)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", check, Paysign_Internal_Native_check, arginfo_Paysign_Internal_Native_check)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", meets, Paysign_Internal_Native_meets, arginfo_Paysign_Internal_Native_meets)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", verify, Paysign_Internal_Native_verify, arginfo_Paysign_Internal_Native_verify)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", verifyArrived, Paysign_Internal_Native_verifyArrived, arginfo_Paysign_Internal_Native_verifyArrived)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", signHeaders, Paysign_Internal_Native_signHeaders, arginfo_Paysign_Internal_Native_signHeaders)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", read, Paysign_Internal_Native_read, arginfo_Paysign_Internal_Native_read)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", batch, Paysign_Internal_Native_batch, arginfo_Paysign_Internal_Native_batch)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", field, Paysign_Internal_Native_field, arginfo_Paysign_Internal_Native_field)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", unproved, Paysign_Internal_Native_unproved, arginfo_Paysign_Internal_Native_unproved)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", fields, Paysign_Internal_Native_fields, arginfo_Paysign_Internal_Native_fields)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", unprovedFields, Paysign_Internal_Native_unprovedFields, arginfo_Paysign_Internal_Native_unprovedFields)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", role, Paysign_Internal_Native_role, arginfo_Paysign_Internal_Native_role)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", status, Paysign_Internal_Native_status, arginfo_Paysign_Internal_Native_status)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", isPaid, Paysign_Internal_Native_isPaid, arginfo_Paysign_Internal_Native_isPaid)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", ack, Paysign_Internal_Native_ack, arginfo_Paysign_Internal_Native_ack)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", secretIndex, Paysign_Internal_Native_secretIndex, arginfo_Paysign_Internal_Native_secretIndex)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", minor, Paysign_Internal_Native_minor, arginfo_Paysign_Internal_Native_minor)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", expect, Paysign_Internal_Native_expect, arginfo_Paysign_Internal_Native_expect)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", sign, Paysign_Internal_Native_sign, arginfo_Paysign_Internal_Native_sign)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", explain, Paysign_Internal_Native_explain, arginfo_Paysign_Internal_Native_explain)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", diagnose, Paysign_Internal_Native_diagnose, arginfo_Paysign_Internal_Native_diagnose)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", diagnoseDocument, Paysign_Internal_Native_diagnoseDocument, arginfo_Paysign_Internal_Native_diagnoseDocument)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answer, Paysign_Internal_Native_answer, arginfo_Paysign_Internal_Native_answer)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerField, Paysign_Internal_Native_answerField, arginfo_Paysign_Internal_Native_answerField)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerFields, Paysign_Internal_Native_answerFields, arginfo_Paysign_Internal_Native_answerFields)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerRole, Paysign_Internal_Native_answerRole, arginfo_Paysign_Internal_Native_answerRole)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerStatus, Paysign_Internal_Native_answerStatus, arginfo_Paysign_Internal_Native_answerStatus)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerIsProved, Paysign_Internal_Native_answerIsProved, arginfo_Paysign_Internal_Native_answerIsProved)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", answerMinor, Paysign_Internal_Native_answerMinor, arginfo_Paysign_Internal_Native_answerMinor)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", merchant, Paysign_Internal_Native_merchant, arginfo_Paysign_Internal_Native_merchant)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", request, Paysign_Internal_Native_request, arginfo_Paysign_Internal_Native_request)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", merchantAnswer, Paysign_Internal_Native_merchantAnswer, arginfo_Paysign_Internal_Native_merchantAnswer)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", notice, Paysign_Internal_Native_notice, arginfo_Paysign_Internal_Native_notice)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", noticeArrived, Paysign_Internal_Native_noticeArrived, arginfo_Paysign_Internal_Native_noticeArrived)
	ZEND_NS_FALIAS("Paysign\\Internal\\Native", noticeText, Paysign_Internal_Native_noticeText, arginfo_Paysign_Internal_Native_noticeText)
	ZEND_FE_END
};


static const zend_function_entry class_Paysign_Internal_Native_Handle_methods[] = {
	ZEND_ME(Paysign_Internal_Native_Handle, __construct, arginfo_class_Paysign_Internal_Native_Handle___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Paysign_Internal_Native_Handle(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Paysign\\Internal\\Native", "Handle", class_Paysign_Internal_Native_Handle_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
