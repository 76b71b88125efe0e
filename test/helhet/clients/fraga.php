<?php
// A client of the service in another language: PHP's SoapClient, from nothing but the WSDL's address.
// Reads {"wsdl", "calls": [{"operation", "question"}]} on stdin, so that no person stands in the list of processes;
// writes one line of JSON for each call: {"answer"}, {"fault"} or {"complaint"} (PHP cannot read what it got).
declare(strict_types=1);

set_error_handler(function (int $level, string $message): never {
    throw new ErrorException($message, 0, $level);
});

$order = json_decode(stream_get_contents(STDIN), false, 512, JSON_THROW_ON_ERROR);
$client = new SoapClient($order->wsdl, [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'exceptions' => true,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
]);

foreach ($order->calls as $call) {
    try {
        $result = ['answer' => $client->__soapCall($call->operation, [$call->question])];
    } catch (SoapFault $fault) {
        $typed = (array) ($fault->detail ?? []);
        $result = isset($fault->detail)
            ? ['fault' => [
                'code' => $fault->faultcode,
                'message' => $fault->faultstring,
                'type' => array_key_first($typed),
                'detail' => reset($typed),
            ]]
            : ['complaint' => $fault->faultcode . ': ' . $fault->faultstring];
    } catch (Throwable $error) {
        $result = ['complaint' => get_class($error) . ': ' . $error->getMessage()];
    }
    echo json_encode($result, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE), "\n";
}
