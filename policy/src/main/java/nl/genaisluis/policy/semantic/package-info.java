/// A model that tells what sentences mean, given by the operator: a folder of jars with one
/// [SentenceModel] in it, such as an ONNX model with its runtime.
///
/// [LikeMeaning] lays a request beside the labelled examples of the open data set, by the cosine of
/// their vectors. It can only raise doubt: a request that nothing else found, and that is nearer to
/// prohibited examples than all but a few allowed examples are, is put before a person. What the
/// model fails to say in time counts as such a doubt.
@NullMarked
package nl.genaisluis.policy.semantic;

import org.jspecify.annotations.NullMarked;
